import UnblockModel

/// Fills the summary of one source file or header.
///
/// A class, because the parts of a translation unit add to several files in turn.
final class FileBuilder {
  let path: String
  var summary = FileSummary()
  private var nameIndex: [String: Int] = [:]
  /// The types that members were added to, by name.
  private var types: [String: ID<TypeDeclaration>] = [:]

  init(path: String, imports: [String]) {
    self.path = path
    let nowhere = ByteRange(start: 0, end: 0)
    summary.functions = [Function(kind: .topLevel, name: name("top-level code"), nameRange: nowhere, range: nowhere)]
    summary.imports = imports.map { Import(module: name($0), isExported: false) }
  }

  func name(_ text: String) -> Name {
    if let index = nameIndex[text] { return Name(index) }
    let index = summary.names.count
    summary.names.append(text)
    nameIndex[text] = index
    return Name(index)
  }

  func append(_ kind: Expression.Kind, _ range: ByteRange) -> ID<Expression> {
    summary.expressions.append(Expression(kind: kind, range: range))
    return ID(summary.expressions.count - 1)
  }

  func append(_ variable: Variable) -> ID<Variable> {
    summary.variables.append(variable)
    return ID(summary.variables.count - 1)
  }

  /// Adds a function that is written in another.
  func append(_ function: Function, in parent: ID<Function>) -> ID<Function> {
    var function = function
    function.parent = parent
    summary.functions.append(function)
    let id = ID<Function>(summary.functions.count - 1)
    summary[parent].children.append(id)
    return id
  }

  func append(_ reference: TypeReference) -> ID<TypeReference> {
    summary.typeReferences.append(reference)
    return ID(summary.typeReferences.count - 1)
  }

  func named(_ type: String) -> ID<TypeReference> { append(.named(outer: nil, name(type), arguments: [])) }

  /// The list of a call's arguments: those of C have no labels.
  func arguments(_ values: [ID<Expression>], labels: [String] = []) -> ArgumentList {
    let start = summary.arguments.count
    for (place, value) in values.enumerated() {
      let label = place < labels.count ? name(labels[place]) : nil
      summary.arguments.append(Argument(label: label, value: value, isTrailing: false))
    }
    return ArgumentList(start: start, end: summary.arguments.count)
  }

  /// A call at a place of a function, for the call graph to follow.
  @discardableResult
  func appendCall(
    _ callee: Expression.Kind, _ name: String, _ values: [ID<Expression>], nameRange: ByteRange, range: ByteRange, in function: ID<Function>
  ) -> ID<Expression> {
    let called = append(callee, nameRange)
    let call = append(.call(callee: called, arguments(values)), range)
    let site = Site(expression: call, name: self.name(name), nameRange: nameRange, isCall: true, isAwaited: false, isWritten: false)
    summary[function].sites.append(site)
    return call
  }

  /// The type of a name that members are added to: declared here, or, where C declares none of the name, another module's.
  func type(named name: String, isDeclared: Bool, _ range: ByteRange) -> ID<TypeDeclaration> {
    if let type = types[name] { return type }
    var declaration = TypeDeclaration(kind: isDeclared ? .struct : .extension, name: self.name(name), range: range)
    declaration.subject = isDeclared ? nil : named(name)
    declaration.function = FileSummary.topLevel
    summary.types.append(declaration)
    let id = ID<TypeDeclaration>(summary.types.count - 1)
    types[name] = id
    return id
  }
}
