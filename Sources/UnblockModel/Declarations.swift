/// A class, struct, enum, actor, protocol, type alias or extension.
@frozen @usableFromInline package struct TypeDeclaration: Sendable {
  @frozen @usableFromInline package enum Kind: UInt8, Sendable {
    case `class`, `struct`, `enum`, actor, `protocol`, `extension`, alias, genericParameter, associated
  }

  @frozen @usableFromInline package enum Member: Hashable, Sendable {
    case function(ID<Function>)
    case variable(ID<Variable>)
    case type(ID<TypeDeclaration>)
    /// With the type of its payload: a tuple where it has several parts.
    case enumCase(Name, payload: ID<TypeReference>?)
  }

  @usableFromInline package var kind: Kind
  @usableFromInline package var name: Name
  /// For an extension, the type that it extends; for an alias, the type that it stands for.
  @usableFromInline package var subject: ID<TypeReference>?
  @usableFromInline package var inherited: [ID<TypeReference>] = []
  @usableFromInline package var modifiers: Modifiers = []
  @usableFromInline package var attributes: [ID<TypeReference>] = []
  @usableFromInline package var parent: ID<TypeDeclaration>?
  /// The function in whose body the type is declared.
  @usableFromInline package var function: ID<Function>?
  @usableFromInline package var members: [Member] = []
  @usableFromInline package var range: ByteRange

  @inlinable package init(kind: Kind, name: Name, range: ByteRange) {
    self.kind = kind
    self.name = name
    self.range = range
  }
}

/// What stands before a declaration and matters to where it runs.
@frozen @usableFromInline package struct Modifiers: OptionSet, Hashable, Sendable {
  @usableFromInline package let rawValue: UInt32
  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No modifier. `[]` means the same, but is made of an array, by a generic function of the standard library.
  @inlinable package static var none: Modifiers { Modifiers(rawValue: 0) }

  @inlinable package static var isStatic: Modifiers { Modifiers(rawValue: 1 << 0) }
  @inlinable package static var isNonisolated: Modifiers { Modifiers(rawValue: 1 << 1) }
  /// `nonisolated(nonsending)`: runs where its caller runs, although it is async.
  @inlinable package static var isNonsending: Modifiers { Modifiers(rawValue: 1 << 2) }
  @inlinable package static var isConcurrent: Modifiers { Modifiers(rawValue: 1 << 3) }
  @inlinable package static var isOverride: Modifiers { Modifiers(rawValue: 1 << 4) }
  @inlinable package static var isLazy: Modifiers { Modifiers(rawValue: 1 << 5) }
  @inlinable package static var isLet: Modifiers { Modifiers(rawValue: 1 << 6) }
  @inlinable package static var isPrivate: Modifiers { Modifiers(rawValue: 1 << 7) }
  /// `isolated deinit`
  @inlinable package static var isIsolated: Modifiers { Modifiers(rawValue: 1 << 10) }
  /// `@available(*, noasync)`.
  @inlinable package static var isNoasync: Modifiers { Modifiers(rawValue: 1 << 8) }
  /// `@available(*, unavailable)`: the compiler lets nobody call it.
  @inlinable package static var isUnavailable: Modifiers { Modifiers(rawValue: 1 << 9) }
  /// `throws`, also with a type.
  @inlinable package static var isThrowing: Modifiers { Modifiers(rawValue: 1 << 11) }
  /// `throws(E)`
  @inlinable package static var isThrowingTyped: Modifiers { Modifiers(rawValue: 1 << 12) }
  /// `consuming`: the method uses up its receiver.
  @inlinable package static var isConsuming: Modifiers { Modifiers(rawValue: 1 << 13) }
  @inlinable package static var isMutating: Modifiers { Modifiers(rawValue: 1 << 14) }
  /// `public`, `open`: code that is not there may call it.
  @inlinable package static var isPublic: Modifiers { Modifiers(rawValue: 1 << 15) }
  /// A variable that `if let` or `guard let` binds to the value of an optional.
  @inlinable package static var isUnwrapped: Modifiers { Modifiers(rawValue: 1 << 16) }
}

/// Anything with a body that runs: a function, initialiser, accessor, closure, or the initial value of a property.
@frozen @usableFromInline package struct Function: Sendable {
  @frozen @usableFromInline package enum Kind: UInt8, Sendable {
    case topLevel, function, initializer, deinitializer, getter, setter, observer, subscriptGetter, subscriptSetter, closure
    /// The initial value of a stored property or global.
    case initialValue
    case defaultArgument
  }

  /// What becomes of a closure where it is written.
  @frozen @usableFromInline package enum Use: Hashable, Sendable {
    /// It is an argument (by place among all, trailing closures last) of a call.
    case argument(Int, of: ID<Expression>)
    /// It is called on the spot: `{ … }()`.
    case called
    /// It is the initial value of a variable, or is assigned to one or to a property.
    case assigned(to: ID<Expression>)
    case stored(in: ID<Variable>)
    /// It is what the function around it returns.
    case returned
    case other
  }

  /// `// unblock:blocking`, `// unblock:nonblocking -- reason` above a declaration.
  @frozen @usableFromInline package enum Directive: Hashable, Sendable { case blocking, nonblocking(reason: String?) }

  @usableFromInline package var kind: Kind
  @usableFromInline package var name: Name
  @usableFromInline package var parameters: [Parameter] = []
  @usableFromInline package var result: ID<TypeReference>?
  @usableFromInline package var modifiers: Modifiers = []
  @usableFromInline package var attributes: [ID<TypeReference>] = []
  @usableFromInline package var isAsync = false
  /// A declaration without a body: a requirement of a protocol.
  @usableFromInline package var hasBody = true
  /// The type (or extension) of which it is a member.
  @usableFromInline package var type: ID<TypeDeclaration>?
  /// The function inside which it is written.
  @usableFromInline package var parent: ID<Function>?
  @usableFromInline package var use: Use = .other
  @usableFromInline package var directive: Directive?
  /// The name, or the first token.
  @usableFromInline package var nameRange: ByteRange
  @usableFromInline package var range: ByteRange
  /// Calls, and uses of names and members, in the order of the text.
  @usableFromInline package var sites: [Site] = []
  @usableFromInline package var loops: [Loop] = []
  /// Where conditions hold, or do not: of those that are plain names, members or calls of members, and questions that parameters and `self` answer.
  @usableFromInline package var branches: [Branch] = []
  /// Closures, local functions and other functions that are written directly in this one.
  @usableFromInline package var children: [ID<Function>] = []
  /// An `await`, `async let` or `for await` stands in it (and not in a function inside it).
  @usableFromInline package var suspends = false

  @inlinable package init(kind: Kind, name: Name, nameRange: ByteRange, range: ByteRange) {
    self.kind = kind
    self.name = name
    self.nameRange = nameRange
    self.range = range
  }

  /// Whether what bears its own name is called twice or more in it. Few functions are like that, and no others recurse in a heavy way.
  package var callsItsNameTwice: Bool {
    guard kind == .function else { return false }
    var calls = 0
    for site in sites where site.isCall && site.name == name { calls += 1 }
    return calls >= 2
  }
}

@frozen @usableFromInline package struct Parameter: Hashable, Sendable {
  @usableFromInline package var label: Name?
  @usableFromInline package var variable: ID<Variable>
  @usableFromInline package var type: ID<TypeReference>?
  @usableFromInline package var hasDefault = false
  @usableFromInline package var isVariadic = false
  /// `isolated`: the function runs on the actor that is given.
  @usableFromInline package var isIsolated = false
  /// Those that may be result builders.
  @usableFromInline package var attributes: [ID<TypeReference>] = []

  @inlinable package init(label: Name?, variable: ID<Variable>, type: ID<TypeReference>?) {
    self.label = label
    self.variable = variable
    self.type = type
  }
}

/// A parameter, local variable, property or global.
@frozen @usableFromInline package struct Variable: Sendable {
  @frozen @usableFromInline package enum Kind: UInt8, Sendable { case local, parameter, property, global }

  /// Where its value comes from, for want of a written type.
  @frozen @usableFromInline package enum Source: Hashable, Sendable {
    case none
    case value(ID<Expression>)
    /// An element of a sequence: `for x in s`.
    case element(ID<Expression>)
    /// The parameter of a closure, by position.
    case closureParameter(ID<Function>, Int)
    /// A part of a tuple value, by position.
    case part(ID<Expression>, Int)
  }

  @usableFromInline package var kind: Kind
  @usableFromInline package var name: Name
  @usableFromInline package var type: ID<TypeReference>?
  @usableFromInline package var source: Source = .none
  @usableFromInline package var modifiers: Modifiers = []
  @usableFromInline package var attributes: [ID<TypeReference>] = []
  /// The type of which it is a property.
  @usableFromInline package var parent: ID<TypeDeclaration>?
  /// The bodies that run when it is read, or set.
  @usableFromInline package var getter: ID<Function>?
  @usableFromInline package var setter: ID<Function>?
  /// What computes the initial value of a stored property or global.
  @usableFromInline package var initialValue: ID<Function>?
  @usableFromInline package var range: ByteRange

  @inlinable package init(kind: Kind, name: Name, range: ByteRange) {
    self.kind = kind
    self.name = name
    self.range = range
  }
}

/// A place in a function's body where something may be run: a call, or the mention of a name or member.
@frozen @usableFromInline package struct Site: Hashable, Sendable {
  @usableFromInline package var expression: ID<Expression>
  /// The name that is called or mentioned.
  @usableFromInline package var name: Name
  @usableFromInline package var nameRange: ByteRange
  @usableFromInline package var isCall: Bool
  /// An `await` stands before it in its expression, in the same function.
  @usableFromInline package var isAwaited: Bool
  /// It is all that an `await` covers: it must be async itself.
  @usableFromInline package var isAllThatIsAwaited = false
  /// It is the target of an assignment.
  @usableFromInline package var isWritten: Bool

  @inlinable package init(expression: ID<Expression>, name: Name, nameRange: ByteRange, isCall: Bool, isAwaited: Bool, isWritten: Bool) {
    self.expression = expression
    self.name = name
    self.nameRange = nameRange
    self.isCall = isCall
    self.isAwaited = isAwaited
    self.isWritten = isWritten
  }
}

/// A stretch of a function's text that is come to only if a question has one answer.
@frozen @usableFromInline package struct Branch: Hashable, Sendable {
  /// What is asked of a value.
  @frozen @usableFromInline package enum Question: Hashable, Sendable {
    case isTrue
    case isNil
    /// Whether it is one of some cases of its enumeration.
    case isCase([Name])
    /// Whether it is a function that returns true.
    case givesTrue
  }

  @usableFromInline package var condition: ID<Expression>
  @usableFromInline package var question: Question
  /// The answer.
  @usableFromInline package var isTrue: Bool
  @usableFromInline package var range: ByteRange

  @inlinable package init(condition: ID<Expression>, question: Question = .isTrue, isTrue: Bool, range: ByteRange) {
    self.condition = condition
    self.question = question
    self.isTrue = isTrue
    self.range = range
  }
}

@frozen @usableFromInline package struct Loop: Hashable, Sendable {
  @frozen @usableFromInline package enum Kind: Hashable, Sendable {
    /// `for x in sequence`
    case over(ID<Expression>)
    /// `while condition`, `repeat … while condition`
    case whileTrue([ID<Expression>])
  }

  @usableFromInline package var kind: Kind
  /// The `for`, `while` or `repeat`.
  @usableFromInline package var keyword: ByteRange
  @usableFromInline package var range: ByteRange
  /// The innermost loop of the same function around it, by its place in `Function.loops`.
  @usableFromInline package var parent: Int?
  /// It, or what is written in it, may suspend.
  @usableFromInline package var suspends = false
  /// It has a `break`, `return` or `throw`: it may end early.
  @usableFromInline package var mayEndEarly = false
  /// Statements of its body.
  @usableFromInline package var statements = 0

  @inlinable package init(kind: Kind, keyword: ByteRange, range: ByteRange, parent: Int?) {
    self.kind = kind
    self.keyword = keyword
    self.range = range
    self.parent = parent
  }
}
