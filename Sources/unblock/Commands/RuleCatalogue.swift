import UnblockModel
import UnblockReporting
import UnblockRuleFiles

extension RulesCommand {
  /// What `unblock rules --format json` prints: the rules, and the lists that were asked for.
  func catalogue(of rules: RuleSet) -> JSONValue {
    var fields: [JSONValue.Field] = [(key: "rules", value: .array(rules.rules.map(\.json)))]
    if apis { fields.append((key: "apis", value: .array(rules.apis.map(\.json)))) }
    if contexts { fields.append((key: "contexts", value: .array(rules.contexts.map(\.json)))) }
    return .fields(fields)
  }
}

extension Rule {
  fileprivate var json: JSONValue {
    .object([
      "id": .string(id),
      "kind": .string(kind),
      "severity": .string(severity.rawValue),
      "enabled": .bool(isEnabled),
      "title": .string(title),
    ])
  }
}

extension BlockingAPI {
  fileprivate var json: JSONValue {
    .object([
      "module": .string(module),
      "name": .string(name.text),
      "kind": .string(kind),
      "cost": .string(cost.rawValue),
      "advice": .string(advice),
      "cures": strings(cures.map(\.rawValue)),
      "platforms": strings(platforms),
    ])
  }
}

extension ContextRule {
  fileprivate var json: JSONValue {
    .object(["module": .string(module), "name": .string(subject.words), "runs": .string(places)])
  }
}

private func strings(_ strings: [String]) -> JSONValue { .array(strings.map(JSONValue.string)) }
