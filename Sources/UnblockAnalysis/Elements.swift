import UnblockModel

/// The elements of sequences whose type is written: `AsyncStream<FileHandle>`. Types are told without their generic arguments, so what is
/// written where the sequence comes from is looked up again.
extension Resolver {
  /// The type of the elements of a sequence, where a type in the text tells it.
  func element(ofSequence sequence: ID<Expression>, in function: FunctionKey, depth: Int = 0) -> Type {
    guard depth < 10 else { return .unknown }
    let summary = index.summary(function.unit)
    switch summary[sequence].kind {
    case .local, .name, .member(.some, _):
      guard case .variable(let key) = access(sequence, in: function) else { return .unknown }
      if let written = index[key].type { return element(writtenIn: written, of: key.unit, scope: scope(of: key, in: function)) }
      guard case .value(let value) = index[key].source else { return .unknown }
      return element(ofSequence: value, in: index[key].initialValue.map { FunctionKey(unit: key.unit, id: $0) } ?? function, depth: depth + 1)
    case .call(let callee, _):
      if case .type(let made) = summary[callee].kind { return element(writtenIn: made, of: function.unit, scope: enclosingType(of: function)) }
      guard case .functions(let functions, _) = self.callee(of: sequence, in: function), functions.count == 1, let result = index[functions[0]].result
      else { return .unknown }
      return element(writtenIn: result, of: functions[0].unit, scope: enclosingType(of: functions[0]))
    case .cast(_, let written): return element(writtenIn: written, of: function.unit, scope: enclosingType(of: function))
    default: return .unknown
    }
  }

  /// Sequences of the standard library, and what stands for any: their first argument is the type of their elements.
  private static let sequences: Set<String> = [
    "AsyncStream", "AsyncThrowingStream", "AsyncSequence", "TaskGroup", "ThrowingTaskGroup", "Sequence", "Collection", "AnySequence", "AnyCollection",
  ]

  private func element(writtenIn reference: ID<TypeReference>, of unit: Int, scope: TypeID?) -> Type {
    guard case .named(_, let name, let arguments) = index.summary(unit)[reference], let first = arguments.first else { return .unknown }
    guard Self.sequences.contains(index.text(name, in: unit)) else { return .unknown }
    // One that the program declares itself may mean something else by its argument.
    if case .nominal(let id) = resolve(reference, in: unit, scope: scope), entry(id)?.isDeclared ?? false { return .unknown }
    return resolve(first, in: unit, scope: scope)
  }
}
