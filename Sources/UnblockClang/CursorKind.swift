/// The numbers of libclang's `CXCursorKind` that are asked for. They are the same in all versions since LLVM 14.
enum CursorKind {
  static let structure: Int32 = 2, union: Int32 = 3, enumeration: Int32 = 5, field: Int32 = 6, enumerator: Int32 = 7
  static let function: Int32 = 8, variable: Int32 = 9, parameter: Int32 = 10
  static let objcInterface: Int32 = 11, objcCategory: Int32 = 12, objcProtocol: Int32 = 13
  static let objcInstanceMethod: Int32 = 16, objcClassMethod: Int32 = 17
  static let objcImplementation: Int32 = 18, objcCategoryImplementation: Int32 = 19
  static let typedef: Int32 = 20
  static let linkageSpecification: Int32 = 23
  static let memberReference: Int32 = 47

  static let firstExpression: Int32 = 100, lastExpression: Int32 = 199
  static let unexposedExpression: Int32 = 100
  static let declarationReference: Int32 = 101, member: Int32 = 102, call: Int32 = 103, objcMessage: Int32 = 104, block: Int32 = 105
  static let integer: Int32 = 106, floating: Int32 = 107, string: Int32 = 109, character: Int32 = 110
  static let parentheses: Int32 = 111, unary: Int32 = 112, subscriptExpression: Int32 = 113, binary: Int32 = 114
  static let compoundAssignment: Int32 = 115, conditional: Int32 = 116, cast: Int32 = 117, compoundLiteral: Int32 = 118
  static let initializerList: Int32 = 119, statementExpression: Int32 = 121, sizeOf: Int32 = 136

  static let compound: Int32 = 202, ifStatement: Int32 = 205, whileStatement: Int32 = 207, doStatement: Int32 = 208
  static let forStatement: Int32 = 209, goto: Int32 = 210, breakStatement: Int32 = 213, returnStatement: Int32 = 214
  static let nullStatement: Int32 = 230, declarationStatement: Int32 = 231

  static let firstAttribute: Int32 = 400, lastAttribute: Int32 = 499
  static let macroDefinition: Int32 = 501, macroExpansion: Int32 = 502
}

/// The numbers of `CXTypeKind` that are asked for.
enum TypeKind {
  static let pointer: Int32 = 101, blockPointer: Int32 = 102, typedef: Int32 = 107
  static let functionWithoutPrototype: Int32 = 110, function: Int32 = 111
}
