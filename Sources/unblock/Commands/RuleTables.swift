import UnblockModel
import UnblockReporting
import UnblockRuleFiles

func table(ofRules rules: [Rule]) -> String {
  table(rules.map { [$0.id, $0.isEnabled ? $0.severity.rawValue : "off", $0.title] })
}

func table(ofAPIs apis: [BlockingAPI]) -> String {
  table(apis.map { [$0.module, $0.name.text, $0.kind, $0.cost.rawValue, $0.advice] })
}

func table(ofContexts contexts: [ContextRule]) -> String {
  table(contexts.map { [$0.module, $0.subject.words, $0.places] })
}

/// Rows with their columns under each other. The last column is as wide as it likes.
private func table(_ rows: [[String]]) -> String {
  guard let count = rows.first?.count else { return "" }
  let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
  let lines = rows.map { row in
    let padded = zip(row, widths).dropLast().map { $0 + String(repeating: " ", count: $1 - $0.count + 2) }
    return padded.joined() + row[count - 1].printable + "\n"
  }
  return lines.joined()
}

extension ContextRule {
  /// Where it runs; for several closures, where each of them does.
  var places: String {
    guard case .closures(_, let closures) = subject else { return runs.rawValue }
    return closures.map { "\($0.argument.words): \($0.runs.rawValue)" }.joined(separator: ", ")
  }
}

extension ContextRule.Subject {
  /// What the rule is about, in few words.
  var words: String {
    switch self {
    case .closures(let name, _): name.text
    case .assigned(let name): "\(name.text) ="
    case .members(let members, let type): "\(type): " + (members.isEmpty ? "members" : members.map(\.text).joined(separator: ", "))
    case .attribute(let name): "@\(name)"
    }
  }
}

extension Condition.ArgumentName {
  /// The label, or the position.
  var words: String {
    switch self {
    case .label(let label): label
    case .position(let position): String(position)
    }
  }
}
