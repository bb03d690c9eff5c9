import UnblockAnalysis
import UnblockModel

/// Whether the C of targets is worth a closer look: whether anything in it may block, loop for long, or says of itself that it does.
///
/// libclang takes a third of a second to start. Most C in Swift packages declares things, and calls nothing that blocks; its words tell.
/// A function that calls one of another target is no exception, since all targets are asked together.
func mayBlock(_ targets: [CTarget], _ request: LintRequest) -> Bool {
  let reported = request.rules.apis.filter { request.analysis.isStrict || $0.cost > .short }
  let words = Set(reported.filter { $0.name.type.isEmpty }.map(\.name.base)).union(["while", "for", "goto", "blocking", "noasync"])
  var seen: Set<AbsolutePath> = []
  var rest = targets.flatMap { $0.sources + $0.ownFolders }
  while let path = rest.popLast() {
    guard seen.insert(path).inserted, seen.count < 10_000, let status = try? FileStatus(of: path) else { continue }
    switch status.kind {
    case .folder: rest += ((try? names(in: path)) ?? []).compactMap { $0 }.filter { !$0.hasPrefix(".") }.map(path.appending)
    case .file: if isC(path.name), let bytes = try? readSource(path), mentions(words, in: bytes) { return true }
    case .link, .other: break
    }
  }
  return false
}

private func isC(_ name: String) -> Bool {
  CLanguage(ofFile: name) != nil || [".h", ".hh", ".hpp", ".inc", ".def"].contains { name.hasSuffix($0) }
}

/// Whether one of the words stands in a text of C, comments left out.
private func mentions(_ words: Set<String>, in text: [UInt8]) -> Bool {
  var place = 0
  while place < text.count {
    if isLetter(text[place]) {
      let start = place
      while place < text.count, isLetter(text[place]) || isDigit(text[place]) { place += 1 }
      if words.contains(String(decoding: text[start..<place], as: UTF8.self)) { return true }
    } else if let end = endOfComment(at: place, in: text) {
      place = end
    } else {
      place += 1
    }
  }
  return false
}

private func endOfComment(at place: Int, in text: [UInt8]) -> Int? {
  guard text[place] == UInt8(ascii: "/"), place + 1 < text.count else { return nil }
  switch text[place + 1] {
  case UInt8(ascii: "/"): return text[place...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
  case UInt8(ascii: "*"):
    var end = place + 3
    while end < text.count, !(text[end - 1] == UInt8(ascii: "*") && text[end] == UInt8(ascii: "/")) { end += 1 }
    return min(end + 1, text.count)
  default: return nil
  }
}

private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
private func isLetter(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
}
