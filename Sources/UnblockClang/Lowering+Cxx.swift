import CUnblockClang
import UnblockModel

/// C++: what of it decides who is called. Functions go by their qualified names (`bssl::Array::Init`), which no Swift code spells, those that are
/// `extern "C"` by their plain ones. Left out: overriding methods, destructors that run at the end of a scope, and calls in templates that
/// depend on their parameters.
extension UnitBuilder {
  // MARK: Declarations

  /// Looks at what stands in a namespace, a class or an `extern "C"`.
  func collect(cxx cursor: CXCursor, in file: FileBuilder, _ place: ClangUnit.Place) {
    switch cursor.kind {
    case CursorKind.namespace, CursorKind.linkageSpecification, CursorKind.unexposedDeclaration:
      for child in unit.children(of: cursor) { collect(child) }
    case CursorKind.classDeclaration, CursorKind.classTemplate, CursorKind.classTemplatePart, CursorKind.structure, CursorKind.union:
      for child in unit.children(of: cursor) where CursorKind.holdsCode(child.kind) { collect(child) }
    case CursorKind.method, CursorKind.constructor, CursorKind.destructor, CursorKind.conversion, CursorKind.functionTemplate:
      collect(function: cursor, in: file, place)
    default: break
    }
  }

  /// What a function is called by: its name, behind those of what it stands in.
  func functionName(_ cursor: CXCursor) -> String {
    let name = plainName(cursor)
    guard source.isCxx, usr(cursor).contains("#") || cursor.kind != CursorKind.function else { return name }
    var parts = [name]
    var parent = unit.clang.getCursorSemanticParent(cursor)
    for _ in 0..<40 {
      switch parent.kind {
      case CursorKind.namespace, CursorKind.classDeclaration, CursorKind.structure, CursorKind.union, CursorKind.classTemplate, CursorKind.classTemplatePart:
        parts.append(unit.spelling(parent))
      case CursorKind.linkageSpecification, CursorKind.unexposedDeclaration: break
      default: return parts.reversed().joined(separator: "::")
      }
      parent = unit.clang.getCursorSemanticParent(parent)
    }
    return parts.reversed().joined(separator: "::")
  }

  /// Constructors of templates are spelled with their parameters: `Array<T>`.
  private func plainName(_ cursor: CXCursor) -> String {
    let name = unit.spelling(cursor)
    guard cursor.kind == CursorKind.constructor || cursor.kind == CursorKind.destructor else { return name }
    return String(name.prefix { $0 != "<" })
  }

  /// Whether other files cannot name it: what is in a namespace without name.
  func isHidden(_ usr: String) -> Bool { source.isCxx && usr.contains("@aN") }

  // MARK: Calls

  /// A call of a method, a constructor, an operator or a template, if the cursor is one.
  func lower(cxxCall cursor: CXCursor) -> ID<Expression>? {
    guard source.isCxx else { return nil }
    var function = unit.clang.getCursorReferenced(cursor)
    guard CursorKind.isFunction(function.kind) else { return nil }
    let children = unit.children(of: cursor)
    // What is called without its name (a constructor, an operator) has no child for it, or not as the first.
    let count = max(unit.clang.getNumArguments(cursor), 0)
    let arguments = (0..<count).map { unit.clang.getArgument(cursor, UInt32($0)) }.filter { $0.kind > 0 }
    let template = unit.clang.getSpecializedCursorTemplate(function)
    if CursorKind.isFunction(template.kind) { function = template }
    // A lambda that becomes a pointer, or is moved, is still that lambda.
    if function.kind == CursorKind.conversion || function.kind == CursorKind.constructor, let lambda = lambda(in: cursor) { return lower(lambda: lambda) }
    if unit.spelling(function) == "operator()", let literal = lower(callOfLambda: cursor, arguments) { return literal }
    if let callee = children.first, callee.kind == CursorKind.member || strip(callee).kind == CursorKind.member {
      // The object of a method may be the result of a call.
      for child in unit.children(of: strip(callee)) where CursorKind.firstExpression...CursorKind.lastExpression ~= child.kind { _ = lower(child) }
    }
    let isMember = function.kind != CursorKind.function && function.kind != CursorKind.functionTemplate
    let isOperator = unit.spelling(function).hasPrefix("operator")
    let at = children.first.map(strip).flatMap { [CursorKind.declarationReference, CursorKind.member].contains($0.kind) ? $0 : nil } ?? cursor
    // The first operand of an operator that is a member is the object.
    let object = isMember && isOperator && arguments.count > parameterCount(of: function) ? 1 : 0
    for argument in arguments.prefix(object) { _ = lower(argument) }
    return lower(call: cursor, of: function, at: at, Array(arguments.dropFirst(object)))
  }

  private func lambda(in cursor: CXCursor) -> CXCursor? {
    var current = cursor
    for _ in 0..<20 {
      if current.kind == CursorKind.lambda { return current }
      let parts = unit.children(of: current).filter { CursorKind.firstExpression...CursorKind.lastExpression ~= $0.kind }
      guard [CursorKind.unexposedExpression, CursorKind.parentheses, CursorKind.member, CursorKind.call].contains(current.kind), let first = parts.first
      else { return nil }
      current = first
    }
    return nil
  }

  private func parameterCount(of function: CXCursor) -> Int {
    let count = Int(unit.clang.getNumArguments(function))
    return count >= 0 ? count : unit.children(of: function).count { $0.kind == CursorKind.parameter }
  }

  /// `work()`, where `work` is a variable that holds a lambda.
  private func lower(callOfLambda cursor: CXCursor, _ arguments: [CXCursor]) -> ID<Expression>? {
    guard let object = unit.children(of: cursor).lazy.map(strip).first(where: { $0.kind == CursorKind.declarationReference }) else { return nil }
    guard let variable = frame.locals[Key(unit.clang.getCursorReferenced(object))] else { return nil }
    let values = arguments.dropFirst().map { lower($0) }
    let name = unit.spelling(object)
    return file.appendCall(.local(variable), name, values, nameRange: range(of: object), range: range(of: cursor), in: frame.function)
  }

  // MARK: Expressions and statements

  /// `[…] { … }` is a closure.
  func lower(lambda cursor: CXCursor) -> ID<Expression> { lower(block: cursor) }

  /// `for (auto &element : list)`: the body is the last part.
  func lower(rangeFor cursor: CXCursor) {
    let children = unit.children(of: cursor)
    guard let body = children.last else { return }
    for child in children.dropLast() {
      if child.kind == CursorKind.variable { bind(local: child, .local) } else { lower(statement: child) }
    }
    lower(loop: cursor, body: body) { .over(self.file.append(.other, self.range(of: cursor))) }
  }
}

extension CursorKind {
  static let unexposedDeclaration: Int32 = 1, classDeclaration: Int32 = 4, method: Int32 = 21, namespace: Int32 = 22, constructor: Int32 = 24
  static let destructor: Int32 = 25, conversion: Int32 = 26, functionTemplate: Int32 = 30, classTemplate: Int32 = 31, classTemplatePart: Int32 = 32
  /// `static_cast` and its kin, `int(x)`.
  static let firstCxxCast: Int32 = 124, lastCxxCast: Int32 = 128
  static let cxxBoolean: Int32 = 130, nullPointer: Int32 = 131, lambda: Int32 = 144, rangeFor: Int32 = 225

  static func isFunction(_ kind: Int32) -> Bool { [function, method, constructor, destructor, conversion, functionTemplate].contains(kind) }

  /// What of a class has functions with bodies in it.
  static func holdsCode(_ kind: Int32) -> Bool {
    isFunction(kind) || [classDeclaration, classTemplate, classTemplatePart, structure, union].contains(kind)
  }
}

extension CSource {
  /// By its suffix, as the compiler tells languages apart.
  var isCxx: Bool { [".cpp", ".cc", ".cxx", ".mm"].contains { path.hasSuffix($0) } }
}
