import UnblockModel

// Code that is come to only if a parameter, or the object, has a certain value: callers who give another do not come to it.
//
// `func load(_ source: Source) { switch source { case .memory: … case .disk: read() } }` does not read where it is called as `load(.memory)`.

/// What a branch asks of a parameter, or of the object itself.
enum BranchQuestion: Hashable {
  case isTrue
  case isNil
  /// Whether it is one of some cases of its enumeration, which are in the order of their numbers.
  case isCase([Symbol])
  /// Whether it is a function that returns true.
  case givesTrue
}

extension Resolver {
  /// What must be given to a function so that its code does not come to a place in it.
  ///
  /// - Parameter owner: the function whose body `function` is a part of, or which it is
  func exemptions(at range: ByteRange, in function: FunctionKey, upTo owner: FunctionKey) -> [Exemption] {
    bodies(around: function, upTo: owner).flatMap { key in
      body(of: key).branches.filter { $0.range.contains(range) }.compactMap { exemption(by: $0, in: key.unit, of: owner) }
    }
  }

  private func exemption(by branch: Branch, in unit: Int, of owner: FunctionKey) -> Exemption? {
    guard let asked = asked(branch.condition, in: owner).map({ settled($0, in: owner) }) else { return nil }
    guard let question = question(branch.question, of: type(of: asked, of: owner), in: unit) else { return nil }
    return Exemption(subject: asked.subject, test: .answer(question, branch.isTrue), path: asked.path)
  }

  private func question(_ question: Branch.Question, of type: TypeID?, in unit: Int) -> BranchQuestion? {
    switch question {
    case .isTrue: return .isTrue
    case .isNil: return .isNil
    case .givesTrue: return .givesTrue
    case .isCase(let names):
      let symbols = names.map { index.symbol($0, in: unit) }
      // A static member may be any of the cases, or a pattern of its own.
      guard let type, symbols.allSatisfy({ isCase($0, of: type) }) else { return nil }
      return .isCase(Set(symbols).sorted { $0.index < $1.index })
    }
  }

  private func type(of asked: AskedValue, of function: FunctionKey) -> TypeID? {
    if let property = asked.path.last { return nominal(type(of: property, in: FunctionKey(unit: property.unit, id: FileSummary.topLevel))).map(aliased) }
    switch asked.subject {
    case .instance: return enclosingType(of: function)
    case .typeParameter: return nil
    case .parameter(let place):
      guard let written = index[function].parameters[place].type else { return nil }
      return nominal(resolve(written, in: function.unit, scope: enclosingType(of: function))).map(aliased)
    }
  }

  private func isCase(_ name: Symbol, of type: TypeID) -> Bool {
    (entry(type)?.members[name] ?? []).contains { if case .enumCase = $0 { true } else { false } }
  }

  // MARK: Calls

  /// What remains of an exemption in the function that calls another one; nil if the effect is not there for what the call gives.
  func exemptions(by question: BranchQuestion, _ isTrue: Bool, _ asked: AskedValue, at key: SiteKey, calling callee: FunctionKey) -> [Exemption]? {
    let type = type(of: AskedValue(subject: asked.subject), of: callee)
    let value: ID<Expression>
    switch asked.subject {
    case .instance:
      guard let base = base(of: key) else {
        // A member of the object itself, without `self`.
        guard enclosingType(of: key.function) == type else { return [] }
        if asked.path.isEmpty, let known = answer(to: question, ofInstanceAt: index[key].nameRange, in: key.function) { return known == isTrue ? [] : nil }
        return remaining(of: asked, question, isTrue, in: owner(of: key.function))
      }
      value = base
    case .parameter(let place):
      guard index[key].isCall else { return [] }
      guard let argument = argument(for: place, of: index[key].expression, to: callee, in: key.function) else {
        guard let (value, function) = defaultValue(ofParameter: place, of: callee),
          let known = answer(to: question, of: value, asked.path[...], type, in: function)
        else { return [] }
        return known == isTrue ? [] : nil
      }
      value = argument
    case .typeParameter: return []
    }
    if let known = answer(to: question, of: value, asked.path[...], type, in: key.function) { return known == isTrue ? [] : nil }
    let owner = owner(of: key.function)
    guard var outer = self.asked(value, in: owner, at: key.function) else { return [] }
    outer.path += asked.path
    return remaining(of: outer, question, isTrue, in: owner)
  }

  /// What callers are exempt by, if an answer depends on what they give; nil if the function itself gives another one.
  private func remaining(of asked: AskedValue, _ question: BranchQuestion, _ isTrue: Bool, in owner: FunctionKey) -> [Exemption]? {
    if let (value, path) = valueGiven(to: asked, in: owner), let known = answer(to: question, of: value, path, nil, in: owner) { return known == isTrue ? [] : nil }
    let settled = settled(asked, in: owner)
    return [Exemption(subject: settled.subject, test: .answer(question, isTrue), path: settled.path)]
  }

  /// What a call or mention of a member stands on.
  func base(of key: SiteKey) -> ID<Expression>? {
    let summary = index.summary(key.function.unit)
    var expression = index[key].expression
    if case .call(let callee, _) = summary[expression].kind { expression = callee }
    if case .member(let base, _) = summary[expression].kind { return base }
    return nil
  }

  // MARK: Answers

  /// What the text tells of a value; nil if it does not.
  func answer(to question: BranchQuestion, of value: ID<Expression>, _ type: TypeID?, in function: FunctionKey, depth: Int = 0) -> Bool? {
    guard depth < 10 else { return nil }
    let summary = index.summary(function.unit)
    switch summary[value].kind {
    case .boolean(let isTrue): return question == .isTrue ? isTrue : question == .isNil ? false : nil
    case .nilLiteral: return question == .isTrue ? nil : question == .isNil
    case .closure(let closure) where question == .givesTrue: return summary.constant(returnedBy: closure)
    case .string, .integer, .float, .array, .dictionary, .closure: return question == .isNil ? false : nil
    case .member(let base, let name): return answer(to: question, ofMember: name, base, type, in: function)
    case .call(let callee, _):
      guard case .member(let base, let name) = summary[callee].kind else { return nil }
      return answer(to: question, ofMember: name, base, type, in: function)
    case .local(let variable):
      if let known = answer(to: question, of: value, at: summary[value].range, in: function) { return known }
      if summary[variable].modifiers.contains(.isUnwrapped) { return question == .isNil ? false : nil }
      guard summary[variable].modifiers.contains(.isLet), case .value(let source) = summary[variable].source else { return nil }
      return answer(to: question, of: source, type, in: function, depth: depth + 1)
    case .selfReference: return answer(to: question, ofInstanceAt: summary[value].range, in: function)
    case .choice(let values):
      guard let first = values.first, let known = answer(to: question, of: first, type, in: function, depth: depth + 1) else { return nil }
      return values.allSatisfy { answer(to: question, of: $0, type, in: function, depth: depth + 1) == known } ? known : nil
    default: return nil
    }
  }

  /// `.disk`, `Source.disk`, and what is made of `.disk(path)`.
  private func answer(to question: BranchQuestion, ofMember name: Name, _ base: ID<Expression>?, _ type: TypeID?, in function: FunctionKey) -> Bool? {
    let symbol = index.symbol(name, in: function.unit)
    guard let type, isCase(symbol, of: type) else { return nil }
    if let base { guard case .metatype = self.type(of: base, in: function) else { return nil } }
    switch question {
    case .isTrue, .givesTrue: return nil
    case .isNil: return false
    case .isCase(let names): return names.contains(symbol)
    }
  }

  /// What the code around a parameter's mention has asked of it.
  private func answer(to question: BranchQuestion, of value: ID<Expression>, at range: ByteRange, in function: FunctionKey) -> Bool? {
    let summary = index.summary(function.unit)
    return answer(to: question, at: range, in: function) { summary[$0].kind == summary[value].kind }
  }

  private func answer(to question: BranchQuestion, ofInstanceAt range: ByteRange, in function: FunctionKey) -> Bool? {
    let summary = index.summary(function.unit)
    return answer(to: question, at: range, in: function) { summary[$0].kind == .selfReference }
  }

  private func answer(to question: BranchQuestion, at range: ByteRange, in function: FunctionKey, ofWhat isSame: (ID<Expression>) -> Bool) -> Bool? {
    for key in bodies(around: function) {
      for branch in body(of: key).branches where branch.range.contains(range) && isSame(branch.condition) {
        if let known = answer(to: question, knowing: branch, in: key.unit) { return known }
      }
    }
    return nil
  }

  private func answer(to question: BranchQuestion, knowing branch: Branch, in unit: Int) -> Bool? {
    switch (question, branch.question) {
    case (.isTrue, .isTrue), (.isNil, .isNil): return branch.isTrue
    case (.isNil, .isCase): return branch.isTrue ? false : nil
    case (.isCase(let asked), .isCase(let names)):
      let known = Set(names.map { index.symbol($0, in: unit) })
      if !branch.isTrue { return known.isSuperset(of: asked) ? false : nil }
      return known.isSubset(of: asked) ? true : known.isDisjoint(with: asked) ? false : nil
    default: return nil
    }
  }
}

extension UnitSummary {
  /// What a closure answers, whatever it is given: `{ _ in false }`.
  fileprivate func constant(returnedBy closure: ID<Function>) -> Bool? {
    let function = self[closure]
    guard function.loops.isEmpty, function.sites.isEmpty, function.children.isEmpty else { return nil }
    let inside = expressions.filter { function.range.contains($0.range) && $0.kind != .closure(closure) }
    guard inside.count == 1, case .boolean(let constant) = inside[0].kind else { return nil }
    return constant
  }
}
