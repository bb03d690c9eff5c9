import UnblockCoding
import UnblockReporting

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What tells this build of the program from any other: its summaries are not read by others, nor theirs by it.
///
/// The linker's build id where there is one (an ELF note, `--build-id` in ld(1)), which stands for all that was linked; otherwise a hash
/// of the program's file. Nil if the file cannot be read.
func buildIdentity() -> ContentHash? {
  #if canImport(Darwin)
  let path = Bundle.executable
  #else
  let path = AbsolutePath("/proc/self/exe", in: .root)
  #endif
  let version = ContentHash(text: Tool.version)
  return try? withFile(path, O_RDONLY) { file throws(SystemError) in
    if let id = try elfBuildID(of: file) { return id.withUnsafeBytes { ContentHash($0, seed: version) } }
    return try file.read(upTo: 1 << 30).withUnsafeBytes { ContentHash($0, seed: version) }
  }
}

extension ContentHash {
  init(text: String, seed: ContentHash = ContentHash(high: 0, low: 0)) {
    self = Array(text.utf8).withUnsafeBytes { ContentHash($0, seed: seed) }
  }
}

#if canImport(Darwin)
private enum Bundle {
  static var executable: AbsolutePath { AbsolutePath(CommandLine.arguments[0], in: currentFolder()) }
}
#endif

/// The build id of an ELF file; nil where there is none.
func buildID(of path: AbsolutePath) -> [UInt8]? {
  try? withFile(path, O_RDONLY) { file throws(SystemError) in try elfBuildID(of: file) }
}

/// The bytes of the note `NT_GNU_BUILD_ID` of a 64-bit ELF file; see elf(5).
private func elfBuildID(of file: Stream) throws(SystemError) -> [UInt8]? {
  let header = try file.read(64, at: 0)
  guard header.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2]) else { return nil }
  let programHeaders = header.number(at: 32, bytes: 8)
  let (size, count) = (header.number(at: 54, bytes: 2), header.number(at: 56, bytes: 2))
  for place in 0..<min(count, 64) {
    let entry = try file.read(56, at: programHeaders + place * size)
    guard entry.count == 56, entry.number(at: 0, bytes: 4) == noteSegment else { continue }
    let notes = try file.read(min(entry.number(at: 32, bytes: 8), 1 << 16), at: entry.number(at: 8, bytes: 8))
    if let id = buildID(in: notes) { return id }
  }
  return nil
}

/// `PT_NOTE`
private let noteSegment = 4
/// `NT_GNU_BUILD_ID`
private let buildIDNote = 3

/// Notes are three numbers (length of the name, length of the value, type), the name and the value, each filled up to four bytes.
private func buildID(in notes: [UInt8]) -> [UInt8]? {
  var offset = 0
  while offset + 12 <= notes.count {
    let name = offset + 12
    let value = name + roundedUp(notes.number(at: offset, bytes: 4))
    let end = value + notes.number(at: offset + 4, bytes: 4)
    guard end <= notes.count else { return nil }
    if notes.number(at: offset + 8, bytes: 4) == buildIDNote, notes[name..<value].starts(with: "GNU\0".utf8) { return Array(notes[value..<end]) }
    offset = roundedUp(end)
  }
  return nil
}

private func roundedUp(_ number: Int) -> Int { (number + 3) & ~3 }

extension [UInt8] {
  /// A little-endian number; 0 behind the end.
  func number(at offset: Int, bytes length: Int) -> Int {
    guard offset + length <= count else { return 0 }
    return (0..<length).reduce(0) { $0 | Int(truncatingIfNeeded: UInt64(self[offset + $1]) << UInt64(8 * $1)) }
  }
}
