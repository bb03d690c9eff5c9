/// An expression, as far as it helps to tell what a call calls.
///
/// Parentheses, `try`, `await`, `!`, `?` and `as!` to the same type leave no trace: types are told up to optionality.
@frozen @usableFromInline package struct Expression: Sendable {
  @frozen @usableFromInline package enum Kind: Hashable, Sendable {
    /// A local variable, parameter or local function of the file.
    case local(ID<Variable>)
    case localFunction(ID<Function>)
    case localType(ID<TypeDeclaration>)
    /// A name that is not bound in the function: a member of an enclosing type, a global, or imported.
    case name(Name)
    /// `base.name`; without a base, `.name`.
    case member(base: ID<Expression>?, Name)
    case call(callee: ID<Expression>, ArgumentList)
    case `subscript`(base: ID<Expression>, ArgumentList)
    case selfReference, superReference
    case integer(Int)
    case float(Double)
    case string(Name)
    case boolean(Bool)
    case nilLiteral
    case array([ID<Expression>])
    case dictionary([ID<Expression>])
    case tuple(ArgumentList)
    case closure(ID<Function>)
    /// `value as T`, `value as? T`, `value as! T`.
    case cast(ID<Expression>, ID<TypeReference>)
    /// A type in an expression: `Task<Void, Never>`, `[Int]`.
    case type(ID<TypeReference>)
    /// `left op right`, in the precedence of the standard operators.
    case infix(ID<Expression>, Name, ID<Expression>)
    case assignment(ID<Expression>, ID<Expression>)
    case prefix(Name, ID<Expression>)
    /// `a ? b : c`, `if` and `switch` expressions: the values that it may have.
    case choice([ID<Expression>])
    /// `\Root.name.other`
    case keyPath(root: ID<TypeReference>?, [Name])
    /// `&value`
    case inOut(ID<Expression>)
    /// What a pattern takes out of a value: the payload of a case of an enumeration, a part of a tuple, an element of a sequence.
    case payload(of: ID<Expression>, Name)
    case part(of: ID<Expression>, Int32)
    case element(of: ID<Expression>)
    case other
  }

  @usableFromInline package var kind: Kind
  @usableFromInline package var range: ByteRange

  @inlinable package init(kind: Kind, range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}

/// A run of `FileSummary.arguments`.
@frozen @usableFromInline package struct ArgumentList: Hashable, Sendable {
  @usableFromInline package var start: Int32
  @usableFromInline package var end: Int32

  @inlinable package init(start: Int, end: Int) {
    self.start = Int32(truncatingIfNeeded: start)
    self.end = Int32(truncatingIfNeeded: end)
  }
}

@frozen @usableFromInline package struct Argument: Hashable, Sendable {
  @usableFromInline package var label: Name?
  @usableFromInline package var value: ID<Expression>
  /// A closure behind the parentheses.
  @usableFromInline package var isTrailing: Bool

  @inlinable package init(label: Name?, value: ID<Expression>, isTrailing: Bool) {
    self.label = label
    self.value = value
    self.isTrailing = isTrailing
  }
}

/// A type as written. Optionals, `some`, `any`, `inout` and ownership leave no trace.
@frozen @usableFromInline package enum TypeReference: Hashable, Sendable {
  /// `Outer.Name<Arguments>`
  case named(outer: ID<TypeReference>?, Name, arguments: [ID<TypeReference>])
  /// A local type, or a generic parameter.
  case declared(ID<TypeDeclaration>)
  case array(ID<TypeReference>)
  case dictionary(value: ID<TypeReference>)
  case function(FunctionType)
  case metatype(ID<TypeReference>)
  case tuple([ID<TypeReference>])
  /// `A & B`
  case composition([ID<TypeReference>])
  case other
}

@frozen @usableFromInline package struct FunctionType: Hashable, Sendable {
  @usableFromInline package var parameters: [ID<TypeReference>]
  @usableFromInline package var result: ID<TypeReference>
  @usableFromInline package var isAsync: Bool
  /// `@escaping`, or optional: it may be run later and elsewhere.
  @usableFromInline package var isEscaping: Bool
  @usableFromInline package var isAutoclosure: Bool
  @usableFromInline package var attributes: [ID<TypeReference>]

  @inlinable package init(
    parameters: [ID<TypeReference>], result: ID<TypeReference>, isAsync: Bool, isEscaping: Bool, isAutoclosure: Bool,
    attributes: [ID<TypeReference>]
  ) {
    self.parameters = parameters
    self.result = result
    self.isAsync = isAsync
    self.isEscaping = isEscaping
    self.isAutoclosure = isAutoclosure
    self.attributes = attributes
  }
}
