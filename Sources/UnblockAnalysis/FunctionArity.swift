import UnblockModel

/// How many parameters functions have that are given to functions: of overloads, one that takes a function of two is not meant by who gives one of three.
extension Resolver {
  /// Whether an argument is a function of another number of parameters than a parameter's type says. Only where both are certain.
  func hasOtherArity(_ argument: ID<Expression>, than written: ID<TypeReference>, of callee: FunctionKey, in caller: FunctionKey) -> Bool {
    guard let (unit, wanted) = functionType(writtenAs: written, in: callee.unit, scope: enclosingType(of: callee)) else { return false }
    // A pack may be of any length.
    if wanted.parameters.contains(where: { if case .other = index.summary(unit)[$0] { true } else { false } }) { return false }
    let given = arities(of: argument, in: caller)
    guard !given.isEmpty, !given.contains(wanted.parameters.count) else { return false }
    guard wanted.parameters.count == 1 else { return true }
    // One parameter may be a tuple, which a closure takes apart, or nothing at all.
    guard case .nominal(let only) = resolve(wanted.parameters[0], in: unit, scope: enclosingType(of: callee)) else { return false }
    return isConcrete(only)
  }

  /// Whether a value of a type may be a function: those that are mentioned by name have no type.
  func mayBeFunction(_ type: Type) -> Bool {
    switch type {
    case .function, .unknown: true
    default: false
    }
  }

  private func functionType(writtenAs reference: ID<TypeReference>, in unit: Int, scope: TypeID?) -> (unit: Int, FunctionType)? {
    switch index.summary(unit)[reference] {
    case .function(let type): return (unit, type)
    case .named(nil, let name, _):
      // An alias: `typealias Handler = (Request, Context) -> Response`
      guard let id = findType(name, in: unit, scope: scope), let key = entry(id)?.declarations.first, index[key].kind == .alias else { return nil }
      guard let subject = index[key].subject, case .function(let type) = index.summary(key.unit)[subject] else { return nil }
      return (key.unit, type)
    default: return nil
    }
  }

  /// The numbers of parameters of the functions that an expression may stand for; none if that is not certain.
  private func arities(of id: ID<Expression>, in function: FunctionKey) -> [Int] {
    let summary = index.summary(function.unit)
    switch summary[id].kind {
    case .closure(let closure): return [arity(of: FunctionKey(unit: function.unit, id: closure))]
    case .localFunction(let local): return [summary[local].parameters.count]
    case .local:
      guard case .function(_, let type) = type(of: id, in: function) else { return [] }
      return [type.parameters.count]
    case .name(let name): return arities(of: functionsNamed(name, in: function))
    case .member(let base?, let name):
      // `Type.method` is a function that returns one.
      guard case .nominal(let type) = type(of: base, in: function) else { return [] }
      return arities(of: members(index.symbol(name, in: function.unit), of: type, from: function.unit))
    default: return []
    }
  }

  private func arities(of members: [ProgramIndex.Member]) -> [Int] {
    var result: [Int] = []
    for member in members {
      switch member {
      case .function(let key): result.append(index[key].parameters.count)
      case .variable(let key):
        guard case .function(_, let type) = type(of: key, in: FunctionKey(unit: key.unit, id: FileSummary.topLevel)) else { return [] }
        result.append(type.parameters.count)
      case .type, .enumCase: return []
      }
    }
    return result
  }

  /// The number of a closure's parameters, written or used as `$0`, `$1`.
  private func arity(of closure: FunctionKey) -> Int {
    let written = index[closure].parameters.count
    return written > 0 ? written : shorthandParameters(in: closure.unit)[closure.id] ?? 0
  }

  private func shorthandParameters(in unit: Int) -> [ID<Function>: Int] {
    if let known = shorthandsByUnit[unit] { return known }
    var result: [ID<Function>: Int] = [:]
    for variable in index.summary(unit).variables {
      if case .closureParameter(let closure, let position) = variable.source { result[closure] = max(result[closure] ?? 0, position + 1) }
    }
    shorthandsByUnit[unit] = result
    return result
  }
}
