import UnblockModel

extension UnitSummary {
  /// An expression as text, without white space: `.now()`, `0`, `self.fd`.
  func render(_ id: ID<Expression>, depth: Int = 0) -> String {
    guard depth < 20 else { return "…" }
    let next = depth + 1
    switch self[id].kind {
    case .local(let variable): return self[self[variable].name]
    case .localFunction(let function): return self[self[function].name]
    case .localType(let type): return self[self[type].name]
    case .name(let name): return self[name]
    case .member(let base?, let name): return render(base, depth: next) + "." + self[name]
    case .member(nil, let name): return "." + self[name]
    case .call(let callee, let list): return render(callee, depth: next) + "(" + render(list, depth: next) + ")"
    case .subscript(let base, let list): return render(base, depth: next) + "[" + render(list, depth: next) + "]"
    case .selfReference: return "self"
    case .superReference: return "super"
    case .integer(let value): return String(value)
    case .float(let value): return value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    case .string(let name): return "\"" + self[name] + "\""
    case .boolean(let value): return String(value)
    case .nilLiteral: return "nil"
    case .array(let elements): return "[" + elements.map { render($0, depth: next) }.joined(separator: ",") + "]"
    case .prefix(let name, let operand): return self[name] + render(operand, depth: next)
    case .infix(let left, let name, let right): return render(left, depth: next) + self[name] + render(right, depth: next)
    case .inOut(let inner): return "&" + render(inner, depth: next)
    case .cast(let inner, _): return render(inner, depth: next)
    case .type(let type): return render(type: type)
    case .tuple(let list): return "(" + render(list, depth: next) + ")"
    case .dictionary, .closure, .choice, .assignment, .keyPath, .payload, .part, .element, .other: return "…"
    }
  }

  private func render(_ list: ArgumentList, depth: Int) -> String {
    self[list].map { ($0.label.map { self[$0] + ":" } ?? "") + render($0.value, depth: depth) }.joined(separator: ",")
  }

  private func render(type id: ID<TypeReference>) -> String {
    switch self[id] {
    case .named(let outer?, let name, _): render(type: outer) + "." + self[name]
    case .named(nil, let name, _): self[name]
    case .declared(let type): self[self[type].name]
    default: "…"
    }
  }

  /// Whether a name occurs anywhere in an expression. A local constant stands for the value that it was given, a variable for its first value
  /// where it gets no other, and for what is added to it.
  ///
  /// - Parameter isAssigned: it is what a variable is given, for which no other variables are looked into: they may be given each other
  func mentions(_ id: ID<Expression>, _ names: Set<String>, depth: Int = 0, isAssigned: Bool = false) -> Bool {
    guard depth < 20 else { return false }
    func inside(_ id: ID<Expression>) -> Bool { mentions(id, names, depth: depth + 1, isAssigned: isAssigned) }
    func isGiven(_ target: ID<Expression>) -> Bool {
      !isAssigned && values(assignedTo: target).contains { mentions($0, names, depth: depth + 1, isAssigned: true) }
    }
    switch self[id].kind {
    case .local(let variable):
      if names.contains(self[self[variable].name]) { return true }
      if self[variable].modifiers.contains(.isLet) || self[variable].kind != .local {
        guard self[variable].modifiers.contains(.isLet), case .value(let value) = self[variable].source else { return false }
        return inside(value)
      }
      let given = values(assignedTo: id, isAdded: true)
      if !isAssigned, given.contains(where: { mentions($0, names, depth: depth + 1, isAssigned: true) }) { return true }
      guard case .value(let value) = self[variable].source, values(assignedTo: id, isAdded: false).isEmpty else { return false }
      return inside(value)
    case .name(let name): return names.contains(self[name])
    case .member(let base, let name): return names.contains(self[name]) || base.map(inside) ?? false
    case .call(let callee, let list): return inside(callee) || self[list].contains { inside($0.value) }
    case .subscript(let base, let list): return inside(base) || self[list].contains { inside($0.value) }
    case .array(let elements), .choice(let elements), .dictionary(let elements): return elements.contains(where: inside)
    case .tuple(let list): return self[list].contains { inside($0.value) }
    case .inOut(let inner): return inside(inner) || isGiven(inner)
    case .prefix(_, let inner), .cast(let inner, _): return inside(inner)
    case .infix(let left, _, let right): return inside(left) || inside(right)
    default: return false
    }
  }

  /// What is assigned anywhere to a local variable, or to a part of it: `hints.ai_flags = AI_NUMERICHOST`. Or what is added: `flags |= WNOHANG`.
  private func values(assignedTo target: ID<Expression>, isAdded: Bool = false) -> [ID<Expression>] {
    guard case .local(let variable) = self[target].kind else { return [] }
    return expressions.compactMap { expression in
      switch expression.kind {
      case .assignment(let left, let right): !isAdded && root(of: left) == variable ? right : nil
      case .infix(let left, let name, let right): isAdded && self[name] == "|=" && root(of: left) == variable ? right : nil
      default: nil
      }
    }
  }

  private func root(of id: ID<Expression>) -> ID<Variable>? {
    var current = id
    for _ in 0..<10 {
      switch self[current].kind {
      case .local(let variable): return variable
      case .member(let base?, _), .subscript(let base, _): current = base
      default: return nil
      }
    }
    return nil
  }

  /// The value of an expression of literals: `1_000 * 1_000`, or a constant that was given one.
  func constant(_ id: ID<Expression>, depth: Int = 0) -> Double? {
    guard depth < 20 else { return nil }
    switch self[id].kind {
    case .integer(let value): return Double(value)
    case .float(let value): return value
    case .prefix(let name, let inner) where self[name] == "-": return constant(inner, depth: depth + 1).map { -$0 }
    case .local(let variable):
      guard self[variable].modifiers.contains(.isLet), case .value(let value) = self[variable].source else { return nil }
      return constant(value, depth: depth + 1)
    case .call(let callee, let list):
      // `Int(1e7)`, `UInt64(5)`
      guard case .name = self[callee].kind, let only = self[list].first, self[list].count == 1, only.label == nil else { return nil }
      return constant(only.value, depth: depth + 1)
    case .infix(let left, let name, let right):
      guard let left = constant(left, depth: depth + 1), let right = constant(right, depth: depth + 1) else { return nil }
      return Self.compute(self[name], left, right)
    default: return nil
    }
  }

  private static func compute(_ operation: String, _ left: Double, _ right: Double) -> Double? {
    switch operation {
    case "+": left + right
    case "-": left - right
    case "*": left * right
    case "/": right == 0 ? nil : left / right
    case "<<": right >= 0 && right < 63 ? left * Double(1 << Int(right)) : nil
    default: nil
    }
  }
}
