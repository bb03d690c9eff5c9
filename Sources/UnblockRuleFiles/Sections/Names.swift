import UnblockModel

extension NodeReader {
  func symbolName() -> SymbolName? {
    guard let text = string() else { return nil }
    do {
      return try SymbolName(parsing: text)
    } catch {
      self.error(error.message)
      return nil
    }
  }

  /// The label of an argument, or its position.
  func argumentName() -> Condition.ArgumentName? { string().map(Condition.ArgumentName.init(parsing:)) }
}

extension Condition.ArgumentName {
  init(parsing text: String) { self = Int(text).map { .position($0) } ?? .label(text) }

  var text: String {
    switch self {
    case .label(let label): label
    case .position(let position): "\(position)"
    }
  }
}

extension SymbolName {
  /// Whether a call may have such an argument.
  func hasArgument(_ argument: Condition.ArgumentName) -> Bool {
    switch (arguments, argument) {
    case (.any, _): true
    case (.property, _): false
    case (.labels(let labels), .label(let label)): labels.contains { $0.name == label }
    case (.labels(let labels), .position(let position)): labels.indices.contains(position)
    }
  }
}

extension NodeReader {
  /// Complains about an argument that none of the names has.
  func check(_ argument: Condition.ArgumentName, of names: [SymbolName]) {
    guard !names.isEmpty, !names.contains(where: { $0.hasArgument(argument) }) else { return }
    error("'\(names[0].text)' has no argument '\(argument.text)'")
  }
}
