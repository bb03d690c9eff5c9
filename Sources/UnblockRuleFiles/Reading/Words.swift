/// `'a'`, `'a' or 'b'`, `one of 'a', 'b', 'c'`.
func oneOf(_ words: [String]) -> String {
  let quoted = words.map { "'\($0)'" }
  return quoted.count < 3 ? quoted.joined(separator: " or ") : "one of " + quoted.joined(separator: ", ")
}

/// The end of a message about a word that is not known: the one that was probably meant, or all that there are.
package func suggestion(for word: String, among known: [String]) -> String {
  let distances = known.map { (distance: editDistance($0.lowercased(), word.lowercased()), word: $0) }
  let near = distances.min { $0.distance < $1.distance }
  if let near, near.distance <= max(1, word.count / 3) { return "; did you mean '\(near.word)'?" }
  return known.isEmpty ? "" : "; expected \(oneOf(known))"
}

/// How many letters must be added, dropped or changed to turn one word into the other.
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (count, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = count + 1
    for index in right.indices {
      let replaced = diagonal + (letter == right[index] ? 0 : 1)
      diagonal = row[index + 1]
      row[index + 1] = min(replaced, min(row[index], diagonal) + 1)
    }
  }
  return row[right.count]
}
