/// What one source file tells the rest of the program.
///
/// A summary depends on the text of its file and on the build configuration that chose among its `#if` branches, and on
/// nothing else. It holds no syntax tree.
@frozen @usableFromInline package struct FileSummary: Sendable {
  /// The text of each `Name`.
  @usableFromInline package var names: [String] = []
  @usableFromInline package var imports: [Import] = []
  @usableFromInline package var types: [TypeDeclaration] = []
  /// The first is the top level of the file.
  @usableFromInline package var functions: [Function] = []
  @usableFromInline package var variables: [Variable] = []
  /// The variables that are declared at the top level of the file.
  @usableFromInline package var globals: [ID<Variable>] = []
  @usableFromInline package var expressions: [Expression] = []
  @usableFromInline package var arguments: [Argument] = []
  @usableFromInline package var typeReferences: [TypeReference] = []
  @usableFromInline package var suppressions: [Suppression] = []
  /// What the parser had to say about text that is not Swift, and what was too deep to look at.
  @usableFromInline package var notes: [Note] = []

  package init() {}

  // Inlined always: as calls, the getters copy a whole function or variable where one field of it is asked for, and each `_modify`
  // allocates.

  @inlinable @inline(__always) package subscript(name: Name) -> String { names[Int(name.index)] }
  @inlinable @inline(__always) package subscript(id: ID<Expression>) -> Expression { expressions[Int(id.index)] }
  @inlinable @inline(__always) package subscript(id: ID<TypeReference>) -> TypeReference { typeReferences[Int(id.index)] }
  @inlinable package subscript(id: ID<Function>) -> Function {
    @inline(__always) get { functions[Int(id.index)] }
    @inline(__always) _modify { yield &functions[Int(id.index)] }
  }
  @inlinable package subscript(id: ID<TypeDeclaration>) -> TypeDeclaration {
    @inline(__always) get { types[Int(id.index)] }
    @inline(__always) _modify { yield &types[Int(id.index)] }
  }
  @inlinable package subscript(id: ID<Variable>) -> Variable {
    @inline(__always) get { variables[Int(id.index)] }
    @inline(__always) _modify { yield &variables[Int(id.index)] }
  }
  @inlinable package subscript(list: ArgumentList) -> ArraySlice<Argument> { arguments[Int(list.start)..<Int(list.end)] }

  /// The top level of the file: its statements run when the file is a program's entry point.
  @usableFromInline package static let topLevel = ID<Function>(0)
}

/// An `import` declaration that is active.
@frozen @usableFromInline package struct Import: Hashable, Sendable {
  @usableFromInline package var module: Name
  /// `@_exported import`: every file of the module sees it.
  @usableFromInline package var isExported: Bool

  package init(module: Name, isExported: Bool) {
    self.module = module
    self.isExported = isExported
  }
}

/// Something about a file that its reader should know.
@frozen @usableFromInline package struct Note: Hashable, Sendable {
  @usableFromInline package var range: ByteRange
  @usableFromInline package var message: String

  package init(range: ByteRange, message: String) {
    self.range = range
    self.message = message
  }
}

/// A comment that silences findings: `// unblock:ignore RULE -- reason`.
@frozen @usableFromInline package struct Suppression: Hashable, Sendable {
  /// The comment itself.
  @usableFromInline package var range: ByteRange
  /// The rule ids that it names, as written.
  @usableFromInline package var rules: [String]
  /// What stands behind `--`.
  @usableFromInline package var reason: String?
  /// The lines on which findings are silenced.
  @usableFromInline package var silenced: ByteRange

  package init(range: ByteRange, rules: [String], reason: String?, silenced: ByteRange) {
    self.range = range
    self.rules = rules
    self.reason = reason
    self.silenced = silenced
  }
}
