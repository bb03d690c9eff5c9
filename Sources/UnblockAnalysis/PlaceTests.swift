import UnblockModel

/// Places where code may block others.
struct PlaceSet: OptionSet, Hashable {
  let rawValue: UInt8
  init(rawValue: UInt8) { self.rawValue = rawValue }

  static let task = PlaceSet(rawValue: 1 << 0)
  static let mainActor = PlaceSet(rawValue: 1 << 1)
  static let eventLoop = PlaceSet(rawValue: 1 << 2)
  /// What is no more than a thread.
  static let other = PlaceSet(rawValue: 1 << 3)

  init(_ place: Place) {
    switch place {
    case .task: self = .task
    case .mainActor: self = .mainActor
    case .eventLoop: self = .eventLoop
    case .thread, .inPlace, .unknown: self = .other
    }
  }

  /// The places where code is not that has asked whether it is at one, and got an answer.
  init(excludedBy answer: Bool, _ place: Place) {
    self = answer ? PlaceSet([.task, .mainActor, .eventLoop, .other]).subtracting(PlaceSet(place)) : PlaceSet(place)
  }
}

extension Resolver {
  /// The places from which code does not get to a place in a function, because it asks first where it is.
  ///
  /// - Parameter owner: the function whose body `function` is a part of, or which it is
  func placesExcluded(at range: ByteRange, in function: FunctionKey, upTo owner: FunctionKey) -> PlaceSet {
    guard !placeTestNames.isEmpty else { return [] }
    return bodies(around: function, upTo: owner).reduce(into: []) { $0.formUnion(placesExcluded(at: range, in: $1)) }
  }

  /// A function and those around it, from the inside.
  ///
  /// - Parameter owner: the last of them; all, if it is none of them, or nil
  func bodies(around function: FunctionKey, upTo owner: FunctionKey? = nil) -> [FunctionKey] {
    var result = [function]
    while let last = result.last, last != owner, let parent = index[last].parent { result.append(FunctionKey(unit: last.unit, id: parent)) }
    return result
  }

  private func placesExcluded(at range: ByteRange, in function: FunctionKey) -> PlaceSet {
    var result: PlaceSet = []
    for branch in body(of: function).branches where branch.question == .isTrue && branch.range.contains(range) {
      guard let test = placeTest(branch.condition, in: function), test.required == nil else { continue }
      result.formUnion(PlaceSet(excludedBy: branch.isTrue, test.place))
    }
    for site in body(of: function).sites where site.isCall && site.nameRange.end <= range.start && placeTestNames.contains(index.symbol(site.name, in: function.unit)) {
      guard let test = placeTest(site.expression, in: function), let answer = test.required else { continue }
      result.formUnion(PlaceSet(excludedBy: answer, test.place))
    }
    return result
  }

  /// What an expression asks of the thread that it runs on.
  private func placeTest(_ id: ID<Expression>, in function: FunctionKey) -> PlaceTest? {
    let summary = index.summary(function.unit)
    switch summary[id].kind {
    case .name(let name): return placeTest(name, of: enclosingType(of: function).map { .nominal($0) } ?? .unknown, arguments: nil, in: function)
    case .member(let base?, let name): return placeTest(name, of: base, arguments: nil, in: function)
    case .call(let callee, let list):
      switch summary[callee].kind {
      case .member(let base?, let name): return placeTest(name, of: base, arguments: list, in: function)
      default: return nil
      }
    default: return nil
    }
  }

  private func placeTest(_ name: Name, of base: ID<Expression>, arguments: ArgumentList?, in function: FunctionKey) -> PlaceTest? {
    guard placeTestNames.contains(index.symbol(name, in: function.unit)) else { return nil }
    return placeTest(name, of: type(of: base, in: function), arguments: arguments, in: function)
  }

  private func placeTest(_ name: Name, of receiver: Type, arguments: ArgumentList?, in function: FunctionKey) -> PlaceTest? {
    guard placeTestNames.contains(index.symbol(name, in: function.unit)) else { return nil }
    return rules.rules.placeTests.first { test in
      guard test.name.base == index.text(name, in: function.unit), (test.name.arguments == .property) == (arguments == nil) else { return false }
      if let arguments, test.name.parameters(for: self.arguments(arguments, in: function.unit)) == nil { return false }
      switch receiver {
      case .nominal(let id), .metatype(.nominal(let id)): return owns(test.name, in: test.module, id) || hasUnseenAncestors(id)
      default: return true
      }
    }
  }
}
