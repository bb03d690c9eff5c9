import UnblockModel

/// A call of an API, as far as conditions ask about it.
struct CallFacts {
  var api: BlockingAPI
  /// For each argument, the place of its parameter.
  var parameters: [Int]
  var list: ArgumentList
  /// The call itself, or the mention of the property.
  var callee: ID<Expression>
  var function: FunctionKey
}

extension Resolver {
  func blocks(_ call: CallFacts) -> Bool {
    if dependsOnDescriptor(call.api), expectsToBeRefused(call.function) { return false }
    if call.api.harmless.contains(where: { holds($0, call) }) { return false }
    return call.api.blocksOnlyIf.isEmpty || call.api.blocksOnlyIf.contains { holds($0, call) }
  }

  /// Whether an API does not block on a descriptor that is non-blocking.
  func dependsOnDescriptor(_ api: BlockingAPI) -> Bool { api.harmless.contains(where: \.isNonBlockingDescriptor) }

  /// Whether a function asks for the error of a call that would have blocked: a blocking descriptor never gives it.
  func expectsToBeRefused(_ function: FunctionKey) -> Bool {
    let owner = owner(of: function)
    if let known = functionsThatExpectRefusal[owner] { return known }
    let result = namesRefusal(owner) || bodies(of: owner).contains { body in
      mentionsRefusal(body) || self.body(of: body).sites.contains { $0.isCall && mayBeQuestionOfRefusal($0, in: body) && isQuestionOfRefusal($0, in: body) }
    }
    functionsThatExpectRefusal[owner] = result
    return result
  }

  /// `catch Errno.wouldBlock`, `case EAGAIN:`, `error == .wouldBlock`: what stands in a pattern, and a member without a base, is no site.
  private func namesRefusal(_ function: FunctionKey) -> Bool {
    let range = index.summary(function.unit)[function.id].range
    return refusals(namedIn: function.unit).contains { range.contains($0) }
  }

  /// Where a file names errors of calls that would have blocked.
  private func refusals(namedIn unit: Int) -> [ByteRange] {
    if let known = refusalsByUnit[unit] { return known }
    let summary = index.summary(unit)
    let result = !questionsOfRefusal.namesAny(in: unit, index) ? [] : summary.expressions.compactMap { expression -> ByteRange? in
      switch expression.kind {
      case .name(let name), .member(_, let name): questionsOfRefusal.isError(index.symbol(name, in: unit)) ? expression.range : nil
      default: nil
      }
    }
    refusalsByUnit[unit] = result
    return result
  }

  private func mentionsRefusal(_ body: FunctionKey) -> Bool {
    self.body(of: body).sites.contains { !$0.isCall && questionsOfRefusal.isError(index.symbol($0.name, in: body.unit)) }
  }

  /// The compiler's index may know a function by another name.
  private func mayBeQuestionOfRefusal(_ site: Site, in function: FunctionKey) -> Bool {
    index.indexed.covers(function.unit) || questionsOfRefusal.mayBeAsked(by: index.symbol(site.name, in: function.unit))
  }

  /// `isWouldBlock(errno)`: a function that compares an error, and calls nothing.
  private func isQuestionOfRefusal(_ site: Site, in function: FunctionKey) -> Bool {
    guard case .functions(let functions, _) = callee(of: site.expression, in: function), functions.count == 1, mentionsRefusal(functions[0]) else { return false }
    return !body(of: functions[0]).sites.contains { $0.isCall && (index.text($0.name, in: functions[0].unit).first.map { $0.isLetter || $0 == "_" } ?? false) }
  }

  func holds(_ condition: Condition, _ call: CallFacts) -> Bool {
    guard holdsAroundSubject(condition, call) else { return false }
    guard condition.argument != nil || condition.isNonBlockingDescriptor else { return true }
    guard let subject = subject(of: condition, call) else { return condition.isAbsent }
    return holds(condition, subject, in: call.function) && !condition.isAbsent
  }

  /// What a condition asks of the call, and not of an argument.
  func holdsAroundSubject(_ condition: Condition, _ call: CallFacts) -> Bool {
    if !condition.receiver.isEmpty, !receiver(of: call, isOneOf: condition.receiver) { return false }
    if !condition.receiverIs.isEmpty, !receiver(of: call, is: condition.receiverIs) { return false }
    if !condition.receiverMentions.isEmpty, !mentionsInReceiver(call.callee, condition.receiverMentions, in: call.function) { return false }
    if !condition.inClosureOf.isEmpty, !isInClosure(of: condition.inClosureOf, call.function) { return false }
    if !condition.heldUntil.isEmpty, !isHeld(receiverOf: call, until: condition.heldUntil) { return false }
    return true
  }

  /// The argument that a condition asks about, or the receiver that has to be a non-blocking descriptor.
  func subject(of condition: Condition, _ call: CallFacts) -> ID<Expression>? {
    if let name = condition.argument { return argument(name, of: call) }
    guard condition.isNonBlockingDescriptor else { return nil }
    return base(of: call.callee, in: call.function)
  }

  /// What stands before the last member.
  private func base(of id: ID<Expression>, in function: FunctionKey) -> ID<Expression>? {
    let summary = index.summary(function.unit)
    var expression = id
    if case .call(let callee, _) = summary[expression].kind { expression = callee }
    guard case .member(let base?, _) = summary[expression].kind else { return nil }
    return base
  }

  private func argument(_ name: Condition.ArgumentName, of call: CallFacts) -> ID<Expression>? {
    let summary = index.summary(call.function.unit)
    let arguments = Array(summary[call.list])
    switch name {
    case .label(let label):
      if let argument = arguments.first(where: { $0.label.map { summary[$0] } == label }) { return argument.value }
      // A trailing closure has lost its label.
      guard case .labels(let labels) = call.api.name.arguments, let place = labels.firstIndex(where: { $0.name == label }) else { return nil }
      return call.parameters.firstIndex(of: place).map { arguments[$0].value }
    case .position(let position):
      if case .labels = call.api.name.arguments { return call.parameters.firstIndex(of: position).map { arguments[$0].value } }
      return position < arguments.count ? arguments[position].value : nil
    }
  }

  func holds(_ condition: Condition, _ argument: ID<Expression>, in function: FunctionKey) -> Bool {
    let summary = index.summary(function.unit)
    if !condition.equals.isEmpty, !condition.equals.contains(where: { isEqual(argument, to: $0, summary) }) { return false }
    if !condition.mentions.isEmpty, !summary.mentions(argument, Set(condition.mentions)) { return false }
    if let limit = condition.below {
      guard let seconds = duration(argument, unit: condition.unit, summary), seconds < limit else { return false }
    }
    if condition.isNonBlockingDescriptor, !isNonBlocking(argument, in: function) { return false }
    return true
  }

  private func isEqual(_ argument: ID<Expression>, to text: String, _ summary: UnitSummary) -> Bool {
    if summary.render(argument) == text { return true }
    guard let value = summary.constant(argument), let number = Double(text) else { return false }
    return value == number
  }

  // MARK: Durations

  /// The seconds that an expression of literals stands for.
  private func duration(_ id: ID<Expression>, unit: Condition.Unit, _ summary: UnitSummary, depth: Int = 0) -> Double? {
    guard depth < 10 else { return nil }
    if let value = summary.constant(id) { return value * unit.inSeconds }
    switch summary[id].kind {
    case .local(let variable):
      guard summary[variable].modifiers.contains(.isLet), case .value(let value) = summary[variable].source else { return nil }
      return duration(value, unit: unit, summary, depth: depth + 1)
    case .call(let callee, let list): return duration(ofCall: callee, list, unit: unit, summary)
    case .infix(let left, let name, let right) where summary[name] == "+":
      // `.now() + 0.001`: a deadline counts in seconds, from now.
      guard let left = duration(left, unit: unit, summary, depth: depth + 1),
        let right = duration(right, unit: .seconds, summary, depth: depth + 1)
      else { return nil }
      return left + right
    default: return nil
    }
  }

  /// `.milliseconds(5)`, `.now()`, `Date()`.
  private func duration(ofCall callee: ID<Expression>, _ list: ArgumentList, unit: Condition.Unit, _ summary: UnitSummary) -> Double? {
    let name: Name
    switch summary[callee].kind {
    case .member(_, let member): name = member
    case .name(let plain): name = plain
    default: return nil
    }
    let arguments = Array(summary[list])
    if arguments.isEmpty { return ["now", "Date"].contains(summary[name]) ? 0 : nil }
    guard arguments.count == 1, let value = summary.constant(arguments[0].value) else { return nil }
    return Condition.Unit(rawValue: summary[name]).map { value * $0.inSeconds }
  }

  // MARK: Receivers

  /// Whether the receiver, or what it is chained from, has one of the types.
  private func receiver(of call: CallFacts, isOneOf names: [String]) -> Bool {
    let summary = index.summary(call.function.unit)
    var current: ID<Expression>? = call.callee
    for _ in 0..<40 {
      guard let id = current else { return false }
      if id != call.callee, hasType(id, named: names, in: call.function) { return true }
      switch summary[id].kind {
      case .call(let callee, _): current = callee
      case .member(let base, _): current = base
      case .subscript(let base, _): current = base
      case .local(let variable):
        // A future that was made from something harmless is harmless.
        guard case .value(let value) = summary[variable].source else { return false }
        current = value
      // A member of the object itself, without `self`.
      case .name: return enclosingType(of: call.function).map { hasName($0, among: names) } ?? false
      default: return false
      }
    }
    return false
  }

  /// Whether the receiver itself has one of the types.
  private func receiver(of call: CallFacts, is names: [String]) -> Bool {
    let summary = index.summary(call.function.unit)
    var callee = call.callee
    if case .call(let called, _) = summary[callee].kind { callee = called }
    guard case .member(let base?, _) = summary[callee].kind else { return enclosingType(of: call.function).map { names.contains(name(of: $0)) } ?? false }
    switch type(of: base, in: call.function) {
    case .nominal(let type), .metatype(.nominal(let type)): return names.contains(name(of: type))
    default: return false
    }
  }

  private func hasType(_ id: ID<Expression>, named names: [String], in function: FunctionKey) -> Bool {
    switch type(of: id, in: function) {
    case .nominal(let type), .metatype(.nominal(let type)): hasName(type, among: names)
    default: false
    }
  }

  private func hasName(_ type: TypeID, among names: [String]) -> Bool { lineage(of: type).contains { names.contains(name(of: $0)) } }

  /// Whether one of the names occurs in what stands before the last member.
  func mentionsInReceiver(_ id: ID<Expression>, _ names: [String], in function: FunctionKey) -> Bool {
    guard let base = base(of: id, in: function) else { return false }
    if index.summary(function.unit).mentions(base, Set(names)) { return true }
    // A property that was given such a value.
    guard case .variable(let key) = access(base, in: function), case .value(let value) = index[key].source else { return false }
    return index.summary(key.unit).mentions(value, Set(names))
  }

  /// Whether a call takes what the same function gives back, `slot.wait(); defer { slot.signal() }`, and of which one was there when it was made,
  /// `DispatchSemaphore(value: 1)`: it is a lock. Where there are more, they limit how many do at a time what takes long, and who may suspend meanwhile
  /// may need the thread of one that waits.
  private func isHeld(receiverOf call: CallFacts, until names: [String]) -> Bool {
    guard !index[call.function].suspends, let base = base(of: call.callee, in: call.function), let held = awaited(base, in: call.function) else { return false }
    guard case .value(let value) = index[held.variable].source, isMadeWithOne(value, index.summary(held.variable.unit)) else { return false }
    let summary = index.summary(call.function.unit)
    func isCalled(_ names: [String], at site: Site) -> Bool {
      guard site.isCall, names.contains(summary[site.name]), let receiver = self.base(of: site.expression, in: call.function) else { return false }
      return awaited(receiver, in: call.function) == held
    }
    let body = body(of: call.function)
    if body.sites.contains(where: { isCalled(names, at: $0) }) { return true }
    // Whoever makes it for himself and takes it once has it at once.
    let isOwn = index[held.variable].kind == .local && body.range.contains(index[held.variable].range)
    return isOwn && body.loops.isEmpty && body.sites.count { isCalled([call.api.name.base], at: $0) } == 1
  }

  private func isMadeWithOne(_ value: ID<Expression>, _ summary: UnitSummary) -> Bool {
    guard case .call(_, let list) = summary[value].kind, let only = summary[list].first, summary[list].count == 1 else { return false }
    return summary.constant(only.value) == 1
  }

  private func isInClosure(of names: [String], _ function: FunctionKey) -> Bool {
    let summary = index.summary(function.unit)
    var current: ID<Function>? = function.id
    while let id = current {
      switch summary[id].use {
      case .argument(_, let call):
        if case .call(let callee, _) = summary[call].kind, case .member(_, let name) = summary[callee].kind, names.contains(summary[name]) { return true }
      case .assigned(let target):
        if case .member(_, let name) = summary[target].kind, names.contains(summary[name]) { return true }
      default: break
      }
      current = summary[id].parent
    }
    return false
  }

  // MARK: Descriptors

  /// Whether the function that a descriptor is used in makes it non-blocking.
  private func isNonBlocking(_ descriptor: ID<Expression>, in function: FunctionKey, depth: Int = 0) -> Bool {
    let summary = index.summary(function.unit)
    let made = value(of: descriptor, in: function) ?? descriptor
    if isMadeNonBlocking(made, summary) { return true }
    if depth < 4, let inner = self.descriptor(wrappedBy: made, in: function), isNonBlocking(inner, in: function, depth: depth + 1) { return true }
    let text = summary.render(descriptor)
    var current: ID<Function>? = function.id
    while let id = current {
      if body(of: FunctionKey(unit: function.unit, id: id)).sites.contains(where: { $0.isCall && makesNonBlocking($0, text, summary) }) { return true }
      current = summary[id].kind == .closure ? summary[id].parent : nil
    }
    return false
  }

  /// What a variable of the file was given, through other variables.
  private func value(of descriptor: ID<Expression>, in function: FunctionKey) -> ID<Expression>? {
    let summary = index.summary(function.unit)
    var value: ID<Expression>?
    for _ in 0..<4 {
      switch summary[value ?? descriptor].kind {
      case .local(let variable):
        guard case .value(let next) = summary[variable].source else { return value }
        value = next
      case .name:
        guard case .variable(let key) = access(value ?? descriptor, in: function), key.unit == function.unit, case .value(let next) = index[key].source
        else { return value }
        value = next
      default: return value
      }
    }
    return value
  }

  /// `FileDescriptor(rawValue: fd)`, `Int32(fd)`
  private func descriptor(wrappedBy value: ID<Expression>, in function: FunctionKey) -> ID<Expression>? {
    let summary = index.summary(function.unit)
    guard case .call(let callee, let list) = summary[value].kind, case .metatype = type(of: callee, in: function) else { return nil }
    return summary[list].first?.value
  }

  /// `open(path, O_RDONLY | O_NONBLOCK)`
  private func isMadeNonBlocking(_ value: ID<Expression>, _ summary: UnitSummary) -> Bool {
    guard case .call(let callee, let list) = summary[value].kind, let name = calledName(callee, summary) else { return false }
    return (rules.descriptors[name] ?? []).contains { place in
      let rule = rules.rules.descriptors[place]
      return rule.descriptor == nil && holds(rule, list, summary)
    }
  }

  /// `fcntl(fd, F_SETFL, O_NONBLOCK)`
  private func makesNonBlocking(_ site: Site, _ descriptor: String, _ summary: UnitSummary) -> Bool {
    guard let places = rules.descriptors[summary[site.name]], case .call(let callee, let list) = summary[site.expression].kind else { return false }
    return places.contains { place in
      let rule = rules.rules.descriptors[place]
      guard let name = rule.descriptor, holds(rule, list, summary) else { return false }
      if case .member(let base?, _) = summary[callee].kind, case .label("self") = name { return summary.render(base) == descriptor }
      return plainArgument(name, list, summary).map { isDescriptor($0, of: descriptor, summary) } ?? false
    }
  }

  /// `fd`, or `file.rawValue`: the descriptor that an object stands for.
  private func isDescriptor(_ argument: ID<Expression>, of written: String, _ summary: UnitSummary) -> Bool {
    if summary.render(argument) == written { return true }
    guard case .member(let base?, _) = summary[argument].kind else { return false }
    return summary.render(base) == written
  }

  private func holds(_ rule: DescriptorRule, _ list: ArgumentList, _ summary: UnitSummary) -> Bool {
    guard let condition = rule.condition, let name = condition.argument else { return true }
    guard let argument = plainArgument(name, list, summary) else { return condition.isAbsent }
    if !condition.equals.isEmpty { return condition.equals.contains { isEqual(argument, to: $0, summary) } }
    return condition.mentions.isEmpty || summary.mentions(argument, Set(condition.mentions))
  }

  private func plainArgument(_ name: Condition.ArgumentName, _ list: ArgumentList, _ summary: UnitSummary) -> ID<Expression>? {
    let arguments = Array(summary[list])
    switch name {
    case .position(let position): return position < arguments.count ? arguments[position].value : nil
    case .label(let label): return arguments.first { $0.label.map { summary[$0] } == label }?.value
    }
  }

  private func calledName(_ callee: ID<Expression>, _ summary: UnitSummary) -> String? {
    switch summary[callee].kind {
    case .name(let name), .member(_, let name): summary[name]
    default: nil
    }
  }
}

extension Condition.Unit {
  fileprivate var inSeconds: Double {
    switch self {
    case .seconds: 1
    case .milliseconds: 1e-3
    case .microseconds: 1e-6
    case .nanoseconds: 1e-9
    }
  }
}
