import UnblockModel

/// A call's argument, as far as matching it with a parameter goes.
struct CallArgument {
  var label: String?
  var isTrailing: Bool
}

/// A parameter of a function, as far as matching it with an argument goes.
struct MatchedParameter {
  var label: String?
  var isOptional: Bool
  var isVariadic = false
  /// Nil: cannot be told.
  var takesClosure: Bool?
}

/// Matches the arguments of a call with parameters, in order, as Swift does.
///
/// A first trailing closure needs no label, and goes to a parameter that may take a closure.
///
/// - Returns: for each argument, the place of its parameter; nil if the call cannot be to such a function
func match(_ arguments: [CallArgument], with parameters: [MatchedParameter]) -> [Int]? {
  var result: [Int] = []
  return place(arguments[...], parameters, from: 0, &result, budget: 64) ? result : nil
}

private func place(
  _ arguments: ArraySlice<CallArgument>, _ parameters: [MatchedParameter], from start: Int, _ result: inout [Int], budget: Int
) -> Bool {
  guard budget > 0 else { return false }
  guard let argument = arguments.first else { return parameters[start...].allSatisfy { $0.isOptional || $0.isVariadic } }
  var candidate = start
  while candidate < parameters.count {
    if accepts(parameters[candidate], argument) {
      result.append(candidate)
      let next = parameters[candidate].isVariadic && !argument.isTrailing ? candidate : candidate + 1
      if place(arguments.dropFirst(), parameters, from: next, &result, budget: budget - 1) { return true }
      result.removeLast()
    }
    // A variadic parameter that has taken one takes more, without their label.
    guard parameters[candidate].isOptional || parameters[candidate].isVariadic else { return false }
    candidate += 1
  }
  return false
}

private func accepts(_ parameter: MatchedParameter, _ argument: CallArgument) -> Bool {
  if argument.isTrailing, argument.label == nil { return parameter.takesClosure ?? true }
  return parameter.label == argument.label || parameter.isVariadic && argument.label == nil
}

extension SymbolName {
  /// The parameters that the arguments of a call go to; nil if the call cannot be to this function.
  func parameters(for arguments: [CallArgument]) -> [Int]? {
    switch self.arguments {
    case .property: return nil
    case .any: return arguments.map { _ in 0 }
    case .labels(let labels):
      return match(arguments, with: labels.map { MatchedParameter(label: $0.name, isOptional: $0.isOptional, takesClosure: nil) })
    }
  }
}
