import UnblockModel

/// What a caller may give to a function so that an effect of the function is not there.
///
/// `func reap(_ pid: pid_t, flags: Int32) { waitpid(pid, nil, flags) }` blocks, but not where it is called as `reap(pid, flags: WNOHANG)`.
struct Exemption: Hashable {
  enum Test: Hashable {
    /// What is given fulfils a condition of an API, by place in `RuleIndex.tests`.
    case condition(Int)
    /// What is given has another answer than the one with which the code is come to.
    case answer(BranchQuestion, Bool)
    /// The object was given another closure for one of its properties.
    case given(Symbol)
  }

  var subject: DispatchCondition.Subject
  var test: Test
  /// What is asked is a constant of the subject, or of a constant of it.
  var path: [VariableKey] = []
}

extension RuleIndex {
  /// A condition of an API that what is given to a call may fulfil.
  struct Test {
    /// By place in `BlockingAPI.harmless`.
    var condition: Int
    /// By place in `RuleIndex.tests`.
    var number: Int
  }

  /// The tests of an API, by place in `RuleSet.apis`.
  func tests(ofAPI place: Int) -> [Test] {
    let api = rules.apis[place]
    return api.harmless.indices.compactMap { condition in
      testNumbers[api.harmless[condition].test].map { Test(condition: condition, number: $0) }
    }.filter { !handsOver(api.harmless[$0.condition], of: api) }
  }

  /// Whether it is another entry that tells of such calls: one that reads standard input blocks no less than one that reads something else.
  private func handsOver(_ condition: Condition, of api: BlockingAPI) -> Bool {
    (apis[api.name.base] ?? []).contains { other in
      rules.apis[other].name == api.name
        && rules.apis[other].blocksOnlyIf.contains { $0.argument == condition.argument && (condition.overlaps($0.equals, \.equals) || condition.overlaps($0.mentions, \.mentions)) }
    }
  }
}

extension Condition {
  /// What it asks of its argument, whichever that is.
  var test: Condition {
    var result = Condition()
    (result.equals, result.mentions, result.below, result.unit, result.isNonBlockingDescriptor) = (equals, mentions, below, unit, isNonBlockingDescriptor)
    return result
  }

  fileprivate func overlaps(_ words: [String], _ own: KeyPath<Condition, [String]>) -> Bool { self[keyPath: own].contains(where: words.contains) }
}

extension Resolver {
  /// What callers may give to the parameters of the function around a call, so that the call does not block.
  func exemptions(of call: CallFacts, _ place: Int) -> [Exemption] {
    let result = rules.tests(ofAPI: place).flatMap { test -> [Exemption] in
      let condition = call.api.harmless[test.condition]
      guard !condition.isAbsent, holdsAroundSubject(condition, call), let subject = subject(of: condition, call) else { return [] }
      return parameters(handedOnBy: subject, asking: condition, in: call.function).map { Exemption(subject: .parameter($0), test: .condition(test.number)) }
    }
    return sorted(result)
  }

  /// What remains of exemptions in the function that calls another one.
  ///
  /// - Returns: nil if the call fulfils one of them
  func exemptions(_ inner: [Exemption], at key: SiteKey, calling callee: FunctionKey) -> [Exemption]? {
    guard !inner.isEmpty else { return [] }
    var result: [Exemption] = []
    for exemption in inner {
      switch exemption.test {
      case .condition(let number):
        guard let rest = exemptions(by: number, exemption.subject, at: key, calling: callee) else { return nil }
        result += rest
      case .answer(let question, let isTrue):
        guard let rest = exemptions(by: question, isTrue, AskedValue(subject: exemption.subject, path: exemption.path), at: key, calling: callee) else { return nil }
        result += rest
      case .given(let property):
        guard let object = base(of: key) else { result.append(exemption); continue }
        if isGiven(property, to: object, in: key.function) { return nil }
        if case .selfReference = index.summary(key.function.unit)[object].kind { result.append(exemption) }
      }
    }
    return sorted(result)
  }

  private func exemptions(by number: Int, _ subject: DispatchCondition.Subject, at key: SiteKey, calling callee: FunctionKey) -> [Exemption]? {
    guard case .parameter(let parameter) = subject, index[key].isCall else { return [] }
    let test = rules.tests[number]
    if let argument = argument(for: parameter, of: index[key].expression, to: callee, in: key.function) {
      if holds(test, argument, in: key.function) { return nil }
      return parameters(handedOnBy: argument, asking: test, in: key.function).map { Exemption(subject: .parameter($0), test: .condition(number)) }
    }
    guard let (value, function) = defaultValue(ofParameter: parameter, of: callee) else { return [] }
    return holds(test, value, in: function) ? nil : []
  }

  func sorted(_ exemptions: [Exemption]) -> [Exemption] { exemptions.count < 2 ? exemptions : Set(exemptions).sorted(by: <) }

  /// What a parameter stands for where a call leaves it out.
  func defaultValue(ofParameter place: Int, of callee: FunctionKey) -> (ID<Expression>, FunctionKey)? {
    guard index[callee].parameters[place].hasDefault else { return nil }
    let key = VariableKey(unit: callee.unit, id: index[callee].parameters[place].variable)
    if let known = defaultValues[key] { return known }
    let result = findDefaultValue(ofParameter: place, of: callee)
    defaultValues[key] = .some(result)
    return result
  }

  private func findDefaultValue(ofParameter place: Int, of callee: FunctionKey) -> (ID<Expression>, FunctionKey)? {
    let summary = index.summary(callee.unit)
    let name = summary[body(of: callee).parameters[place].variable].name
    guard let function = summary.functions.firstIndex(where: { $0.kind == .defaultArgument && $0.parent == callee.id && $0.name == name }) else { return nil }
    let range = summary.functions[function].range
    return summary.expressions.firstIndex { $0.range == range }.map { (ID($0), FunctionKey(unit: callee.unit, id: ID(function))) }
  }

  /// The parameters of the function around an expression that decide whether the expression fulfils a condition.
  private func parameters(handedOnBy expression: ID<Expression>, asking condition: Condition, in function: FunctionKey) -> [Int] {
    let parameters = index[owner(of: function)].parameters
    guard !parameters.isEmpty else { return [] }
    let variables = index.summary(function.unit).variables(in: expression, anywhere: !condition.mentions.isEmpty, ofDescriptor: condition.isNonBlockingDescriptor)
    return variables.compactMap { variable in parameters.firstIndex { $0.variable == variable && !$0.isVariadic } }
  }
}

extension Exemption: Comparable {
  /// Words have numbers that are the same in each run.
  static func < (left: Exemption, right: Exemption) -> Bool { left.order.lexicographicallyPrecedes(right.order) }

  private var order: [Int] {
    let place = if case .parameter(let place) = subject { place } else { -1 }
    return testOrder(place) + path.flatMap { [-2, $0.unit, Int($0.id.index)] }
  }

  private func testOrder(_ place: Int) -> [Int] {
    switch test {
    case .condition(let number): return [place, 0, number]
    case .given(let property): return [place, 4, Int(property.index)]
    case .answer(.isTrue, let isTrue): return [place, 1, isTrue ? 1 : 0]
    case .answer(.isNil, let isTrue): return [place, 2, isTrue ? 1 : 0]
    case .answer(.givesTrue, let isTrue): return [place, 5, isTrue ? 1 : 0]
    case .answer(.isCase(let names), let isTrue): return [place, 3, isTrue ? 1 : 0] + names.map { Int($0.index) }
    }
  }
}

extension UnitSummary {
  /// The variables whose value an expression has, through constants, casts and conversions.
  ///
  /// - Parameters:
  ///   - anywhere: also those of which the expression is made up: what `mentions(_:_:)` looks at
  ///   - isDescriptor: also those whose descriptor it is
  fileprivate func variables(in id: ID<Expression>, anywhere: Bool, ofDescriptor isDescriptor: Bool, depth: Int = 0) -> [ID<Variable>] {
    guard depth < 20 else { return [] }
    func inside(_ id: ID<Expression>) -> [ID<Variable>] { variables(in: id, anywhere: anywhere, ofDescriptor: isDescriptor, depth: depth + 1) }
    switch self[id].kind {
    case .local(let variable):
      guard self[variable].modifiers.contains(.isLet), case .value(let value) = self[variable].source else { return [variable] }
      return inside(value)
    case .cast(let inner, _): return inside(inner)
    case .call(let callee, let list):
      if anywhere { return self[list].flatMap { inside($0.value) } }
      guard case .name = self[callee].kind, let only = self[list].first, self[list].count == 1, only.label == nil || isDescriptor else { return [] }
      return inside(only.value)
    case .member(let base?, _): return anywhere || isDescriptor ? inside(base) : []
    case .infix(let left, _, let right): return anywhere ? inside(left) + inside(right) : []
    case .array(let elements), .choice(let elements): return anywhere ? elements.flatMap(inside) : []
    default: return []
    }
  }
}
