/// The difference of two texts in the form of `diff -u` (POSIX.1-2024, diff, "Diff Unified Context Output"), as `git apply` reads it.
/// Lines end with a line feed; a carriage return before it is part of the line.
///
/// - Parameter path: the file's, from where the patch is applied
/// - Returns: nothing where the texts are equal
func unifiedDiff(_ path: String, from old: [UInt8], to new: [UInt8], context: Int = 3) -> [UInt8] {
  guard old != new else { return [] }
  let script = EditScript(old.lines, new.lines)
  let name = path.hasPrefix("/") ? String(path.dropFirst()) : path
  let head = "--- \(fileName("a/" + name))\n+++ \(fileName("b/" + name))\n"
  return Array(head.utf8) + script.hunks(context: context).flatMap { script.text(of: $0) }
}

/// A line of the old text, of the new one, or of both.
private struct DiffLine {
  enum Side: UInt8 {
    case both = 0x20
    case old = 0x2D
    case new = 0x2B
  }

  var side: Side
  var text: ArraySlice<UInt8>
}

private struct EditScript {
  var lines: [DiffLine] = []

  init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
    let difference = new.difference(from: old)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in difference {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (left, right) = (0, 0)
    while left < old.count || right < new.count {
      if left < old.count, removed.contains(left) {
        lines.append(DiffLine(side: .old, text: old[left]))
        left += 1
      } else if right < new.count, inserted.contains(right) {
        lines.append(DiffLine(side: .new, text: new[right]))
        right += 1
      } else {
        lines.append(DiffLine(side: .both, text: old[left]))
        left += 1
        right += 1
      }
    }
  }

  /// Stretches of lines with all changes and some lines around them; those that touch are one.
  func hunks(context: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    for index in lines.indices where lines[index].side != .both {
      let range = max(index - context, 0)..<min(index + context + 1, lines.count)
      if let last = result.last, last.upperBound >= range.lowerBound {
        result[result.count - 1] = last.lowerBound..<range.upperBound
      } else {
        result.append(range)
      }
    }
    return result
  }

  func text(of hunk: Range<Int>) -> [UInt8] {
    let head = "@@ -\(place(of: hunk, without: .new)) +\(place(of: hunk, without: .old)) @@\n"
    return lines[hunk].reduce(into: Array(head.utf8)) { text, line in
      text.append(line.side.rawValue)
      text += line.text
      if line.text.last != UInt8(ascii: "\n") { text += Array("\n\\ No newline at end of file\n".utf8) }
    }
  }

  /// `12,7`: the first line and how many; `12` for one; of none, the line before.
  private func place(of hunk: Range<Int>, without side: DiffLine.Side) -> String {
    let before = lines[..<hunk.lowerBound].count { $0.side != side }
    let count = lines[hunk].count { $0.side != side }
    if count == 1 { return "\(before + 1)" }
    return "\(count == 0 ? before : before + 1),\(count)"
  }
}

extension [UInt8] {
  /// With what ends them.
  fileprivate var lines: [ArraySlice<UInt8>] {
    var result: [ArraySlice<UInt8>] = []
    var start = 0
    while start < count {
      let end = self[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? count
      result.append(self[start..<end])
      start = end
    }
    return result
  }
}

/// A name as git writes it: one with a space is ended by a tab, one with control characters or quotes is quoted as in C.
private func fileName(_ name: String) -> String {
  let isPlain = name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
  if isPlain { return name.contains(" ") ? name + "\t" : name }
  return "\"" + name.utf8.map(escaped).joined() + "\""
}

private func escaped(_ byte: UInt8) -> String {
  switch byte {
  case UInt8(ascii: "\""): "\\\""
  case UInt8(ascii: "\\"): "\\\\"
  case 0x20..<0x7F: String(UnicodeScalar(byte))
  default: "\\" + [byte >> 6, byte >> 3 & 7, byte & 7].map { String($0) }.joined()
  }
}
