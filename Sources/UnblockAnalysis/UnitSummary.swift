import UnblockModel

/// The summary of a file, to be asked again and again.
///
/// A class, because a `FileSummary` is a dozen arrays, and each question would count references to them all.
final class UnitSummary: Sendable {
  let file: FileSummary

  init(_ file: FileSummary) { self.file = file }

  var names: [String] { file.names }
  var imports: [Import] { file.imports }
  var types: [TypeDeclaration] { file.types }
  var functions: [Function] { file.functions }
  var globals: [ID<Variable>] { file.globals }
  var arguments: [Argument] { file.arguments }
  var expressions: [Expression] { file.expressions }
  var variables: [Variable] { file.variables }

  subscript(name: Name) -> String { file.names[Int(name.index)] }
  subscript(id: ID<Expression>) -> Expression { file.expressions[Int(id.index)] }
  subscript(id: ID<TypeReference>) -> TypeReference { file.typeReferences[Int(id.index)] }
  subscript(id: ID<Function>) -> Function { file.functions[Int(id.index)] }
  subscript(id: ID<TypeDeclaration>) -> TypeDeclaration { file.types[Int(id.index)] }
  subscript(id: ID<Variable>) -> Variable { file.variables[Int(id.index)] }
  subscript(list: ArgumentList) -> ArraySlice<Argument> { file.arguments[Int(list.start)..<Int(list.end)] }

  /// For each variable, how often expressions name it.
  func mentions() -> [Int32] {
    var mentions = [Int32](repeating: 0, count: file.variables.count)
    for expression in file.expressions { if case .local(let variable) = expression.kind { mentions[Int(variable.index)] += 1 } }
    return mentions
  }

  /// The functions, constants and key paths that are arguments: of which call or subscript, and at which place.
  func argumentUses() -> [ID<Expression>: ArgumentUse] {
    var result: [ID<Expression>: ArgumentUse] = [:]
    for (number, expression) in file.expressions.enumerated() {
      let list: ArgumentList
      switch expression.kind {
      case .call(_, let arguments), .subscript(_, let arguments): list = arguments
      default: continue
      }
      for place in Int(list.start)..<Int(list.end) {
        let value = file.arguments[place].value
        switch self[value].kind {
        case .name, .member(.some, _), .local, .localFunction, .keyPath:
          result[value] = ArgumentUse(call: ID(number), place: place - Int(list.start))
        default: break
        }
      }
    }
    return result
  }
}

/// That an expression is an argument of a call or subscript, and at which place.
struct ArgumentUse: Hashable {
  var call: ID<Expression>
  var place: Int
}
