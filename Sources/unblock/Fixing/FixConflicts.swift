import UnblockModel

/// A stretch of a file that a fix-it changes as a whole.
struct FixRegion: Hashable, Sendable {
  var path: String
  var bytes: Range<Int>
  /// The edits in it: two fix-its that make the same edits (`import UnblockRuntime` at the same place) do not disturb each other.
  var edits: [FixIt.Edit]

  fileprivate func conflicts(with other: FixRegion) -> Bool {
    if edits == other.edits { return false }
    // Who comes first at an insertion's place is not told, so that an insertion conflicts with what it touches.
    if bytes.isEmpty || other.bytes.isEmpty {
      return bytes.lowerBound <= other.bytes.upperBound && other.bytes.lowerBound <= bytes.upperBound
    }
    return bytes.overlaps(other.bytes)
  }
}

/// The regions of the fix-its that were chosen so far.
struct TakenRegions {
  private var regions: [String: [FixRegion]] = [:]

  func conflicts(with others: [FixRegion]) -> Bool {
    others.contains { other in regions[other.path]?.contains { $0.conflicts(with: other) } ?? false }
  }

  mutating func add(_ others: [FixRegion]) {
    for region in others where !(regions[region.path]?.contains(region) ?? false) { regions[region.path, default: []].append(region) }
  }
}

extension FixIt {
  /// The regions that it changes, in the order of its edits.
  ///
  /// An edit that opens a bracket and one that closes it belong together with all that stands between: whoever changes a call inside of
  /// `offload { … }` would not know that it no longer stands in async code.
  func regions(in sources: [String: [UInt8]]) -> [FixRegion] {
    let files = Dictionary(grouping: edits, by: \.range.path)
    return files.keys.sorted { isOrderedByBytes($0, $1) }.flatMap { path in
      regionsOfFile(files[path, default: []].inOrder, path, in: sources[path] ?? [])
    }
  }
}

private func regionsOfFile(_ edits: [FixIt.Edit], _ path: String, in source: [UInt8]) -> [FixRegion] {
  var result: [FixRegion] = []
  var open: [FixIt.Edit] = []
  var depth = 0
  for edit in edits {
    open.append(edit)
    depth += bracketDepth(of: edit.replacement.utf8) - bracketDepth(of: source[edit.range.bytes.clamped(to: source)])
    if depth == 0 {
      result.append(region(of: open, path))
      open = []
    }
  }
  // Brackets in strings are counted, too: what never closes is one region to its end.
  return open.isEmpty ? result : result + [region(of: open, path)]
}

private func region(of edits: [FixIt.Edit], _ path: String) -> FixRegion {
  let start = edits.map { Int($0.range.bytes.start) }.min() ?? 0
  let end = edits.map { Int($0.range.bytes.end) }.max() ?? start
  return FixRegion(path: path, bytes: start..<end, edits: edits)
}

/// How many brackets a text opens and leaves open.
private func bracketDepth(of text: some Sequence<UInt8>) -> Int {
  text.reduce(0) { depth, byte in
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth + 1
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth - 1
    default: depth
    }
  }
}

extension ByteRange {
  func clamped(to source: [UInt8]) -> Range<Int> {
    let start = min(Int(start), source.count)
    return start..<min(max(Int(end), start), source.count)
  }
}

extension [FixIt.Edit] {
  /// In the order of the text.
  var inOrder: [FixIt.Edit] {
    sorted { ($0.range.bytes.start, $0.range.bytes.end, $0.replacement) < ($1.range.bytes.start, $1.range.bytes.end, $1.replacement) }
  }
}
