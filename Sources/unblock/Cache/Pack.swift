import UnblockCoding

/// A file of the cache, or what `unblock summarize` writes: many encoded summaries, and an index of them by key.
///
///     magic 8 · identity 16 · number of entries 8 · hash of the index 16 · index · entries
///
/// The index has 32 bytes for each entry: key 16, offset 8, length 8. An entry is the first half of its hash, and its bytes. Numbers are
/// little-endian. Files are written as a whole and never changed. They are read by position and not mapped into memory, where a
/// file that somebody cuts short would end the process.
struct Pack: Sendable {
  struct Place: Sendable {
    var offset: Int
    var length: Int
  }

  let path: AbsolutePath
  let size: Int
  let index: [(key: ContentHash, place: Place)]
  private let file: OpenFile

  enum Problem: Error {
    case unreachable(SystemError)
    /// It is no pack.
    case foreign
    /// Another build of the program wrote it.
    case otherIdentity
    case damaged
  }

  init(_ path: AbsolutePath, identity: ContentHash) throws(Problem) {
    let (file, header): (OpenFile, [UInt8])
    do throws(SystemError) {
      file = try OpenFile(reading: path)
      header = try file.stream.read(Self.headerSize, at: 0)
    } catch {
      throw .unreachable(error)
    }
    guard header.starts(with: Self.magic) else { throw .foreign }
    guard header.count == Self.headerSize else { throw .damaged }
    guard header.hash(at: 8) == identity else { throw .otherIdentity }
    let (size, count) = (file.size, header.number(at: 24, bytes: 8))
    guard (0...(size / Self.indexEntrySize)).contains(count) else { throw .damaged }
    guard let bytes = try? file.stream.read(count * Self.indexEntrySize, at: Self.headerSize) else { throw .damaged }
    guard bytes.count == count * Self.indexEntrySize, header.hash(at: 32) == bytes.contentHash(seed: identity) else { throw .damaged }
    self.path = path
    self.size = size
    self.file = file
    index = (0..<count).map { number in
      let entry = number * Self.indexEntrySize
      return (bytes.hash(at: entry), Place(offset: bytes.number(at: entry + 16, bytes: 8), length: bytes.number(at: entry + 24, bytes: 8)))
    }
  }

  /// The bytes of an entry; nil if they are damaged.
  func read(_ place: Place, of key: ContentHash) -> [UInt8]? {
    guard (0...size).contains(place.offset), (0...size).contains(place.length) else { return nil }
    guard let bytes = try? file.stream.read(Self.checkSize + place.length, at: place.offset) else { return nil }
    guard bytes.count == Self.checkSize + place.length else { return nil }
    let content = Array(bytes.dropFirst(Self.checkSize))
    return bytes.starts(with: check(of: content, key)) ? content : nil
  }

  func touch() { file.touch() }

  private static let magic = Array("UnblkPk1".utf8)
  private static let headerSize = 48
  private static let indexEntrySize = 32
  fileprivate static let checkSize = 8
}

extension Pack {
  /// The bytes of a new file.
  static func bytes(of entries: [(key: ContentHash, bytes: [UInt8])], identity: ContentHash) -> [UInt8] {
    var index: [UInt8] = []
    var offset = headerSize + entries.count * indexEntrySize
    for entry in entries {
      index.append(entry.key)
      index.append(UInt64(offset))
      index.append(UInt64(entry.bytes.count))
      offset += checkSize + entry.bytes.count
    }
    var bytes = magic
    bytes.reserveCapacity(offset)
    bytes.append(identity)
    bytes.append(UInt64(entries.count))
    bytes.append(index.contentHash(seed: identity))
    bytes += index
    for entry in entries {
      bytes += check(of: entry.bytes, entry.key)
      bytes += entry.bytes
    }
    return bytes
  }
}

private func check(of bytes: [UInt8], _ key: ContentHash) -> [UInt8] {
  var check: [UInt8] = []
  check.append(bytes.contentHash(seed: key).high)
  return check
}

extension [UInt8] {
  func contentHash(seed: ContentHash) -> ContentHash { withUnsafeBytes { ContentHash($0, seed: seed) } }

  fileprivate mutating func append(_ number: UInt64) { for shift in 0..<8 { append(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) } }

  fileprivate mutating func append(_ hash: ContentHash) {
    append(hash.high)
    append(hash.low)
  }

  fileprivate func hash(at offset: Int) -> ContentHash {
    func half(_ offset: Int) -> UInt64 { UInt64(bitPattern: Int64(number(at: offset, bytes: 8))) }
    return ContentHash(high: half(offset), low: half(offset + 8))
  }
}
