/// A class, struct, enum, actor, protocol, type alias or extension.
package struct TypeDeclaration: Sendable {
  package enum Kind: UInt8, Sendable { case `class`, `struct`, `enum`, actor, `protocol`, `extension`, alias, genericParameter, associated }

  package enum Member: Hashable, Sendable {
    case function(ID<Function>)
    case variable(ID<Variable>)
    case type(ID<TypeDeclaration>)
    case enumCase(Name)
  }

  package var kind: Kind
  package var name: Name
  /// For an extension, the type that it extends; for an alias, the type that it stands for.
  package var subject: ID<TypeReference>?
  package var inherited: [ID<TypeReference>] = []
  package var modifiers: Modifiers = []
  package var attributes: [ID<TypeReference>] = []
  package var parent: ID<TypeDeclaration>?
  /// The function in whose body the type is declared.
  package var function: ID<Function>?
  package var members: [Member] = []
  package var range: ByteRange

  @inlinable package init(kind: Kind, name: Name, range: ByteRange) {
    self.kind = kind
    self.name = name
    self.range = range
  }
}

/// What stands before a declaration and matters to where it runs.
package struct Modifiers: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  @inlinable package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No modifier. `[]` means the same, but is made of an array, by a generic function of the standard library.
  @inlinable package static var none: Modifiers { Modifiers(rawValue: 0) }

  package static let isStatic = Modifiers(rawValue: 1 << 0)
  package static let isNonisolated = Modifiers(rawValue: 1 << 1)
  /// `nonisolated(nonsending)`: runs where its caller runs, although it is async.
  package static let isNonsending = Modifiers(rawValue: 1 << 2)
  package static let isConcurrent = Modifiers(rawValue: 1 << 3)
  package static let isOverride = Modifiers(rawValue: 1 << 4)
  package static let isLazy = Modifiers(rawValue: 1 << 5)
  package static let isLet = Modifiers(rawValue: 1 << 6)
  package static let isPrivate = Modifiers(rawValue: 1 << 7)
  /// `isolated deinit`
  package static let isIsolated = Modifiers(rawValue: 1 << 10)
  /// `@available(*, noasync)`.
  package static let isNoasync = Modifiers(rawValue: 1 << 8)
  /// `@available(*, unavailable)`: the compiler lets nobody call it.
  package static let isUnavailable = Modifiers(rawValue: 1 << 9)
  /// `throws`, also with a type.
  package static let isThrowing = Modifiers(rawValue: 1 << 11)
  /// `throws(E)`
  package static let isThrowingTyped = Modifiers(rawValue: 1 << 12)
  /// `consuming`: the method uses up its receiver.
  package static let isConsuming = Modifiers(rawValue: 1 << 13)
  package static let isMutating = Modifiers(rawValue: 1 << 14)
  /// `public`, `open`: code that is not there may call it.
  package static let isPublic = Modifiers(rawValue: 1 << 15)
  /// A variable that `if let` or `guard let` binds to the value of an optional.
  package static let isUnwrapped = Modifiers(rawValue: 1 << 16)
}

/// Anything with a body that runs: a function, initialiser, accessor, closure, or the initial value of a property.
package struct Function: Sendable {
  package enum Kind: UInt8, Sendable {
    case topLevel, function, initializer, deinitializer, getter, setter, observer, subscriptGetter, subscriptSetter, closure
    /// The initial value of a stored property or global.
    case initialValue
    case defaultArgument
  }

  /// What becomes of a closure where it is written.
  package enum Use: Hashable, Sendable {
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
  package enum Directive: Hashable, Sendable { case blocking, nonblocking(reason: String?) }

  package var kind: Kind
  package var name: Name
  package var parameters: [Parameter] = []
  package var result: ID<TypeReference>?
  package var modifiers: Modifiers = []
  package var attributes: [ID<TypeReference>] = []
  package var isAsync = false
  /// A declaration without a body: a requirement of a protocol.
  package var hasBody = true
  /// The type (or extension) of which it is a member.
  package var type: ID<TypeDeclaration>?
  /// The function inside which it is written.
  package var parent: ID<Function>?
  package var use: Use = .other
  package var directive: Directive?
  /// The name, or the first token.
  package var nameRange: ByteRange
  package var range: ByteRange
  /// Calls, and uses of names and members, in the order of the text.
  package var sites: [Site] = []
  package var loops: [Loop] = []
  /// Where conditions hold, or do not: of those that are plain names, members or calls of members, and questions that parameters and `self` answer.
  package var branches: [Branch] = []
  /// Closures, local functions and other functions that are written directly in this one.
  package var children: [ID<Function>] = []
  /// An `await`, `async let` or `for await` stands in it (and not in a function inside it).
  package var suspends = false

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

package struct Parameter: Hashable, Sendable {
  package var label: Name?
  package var variable: ID<Variable>
  package var type: ID<TypeReference>?
  package var hasDefault = false
  package var isVariadic = false
  /// `isolated`: the function runs on the actor that is given.
  package var isIsolated = false
  /// Those that may be result builders.
  package var attributes: [ID<TypeReference>] = []

  @inlinable package init(label: Name?, variable: ID<Variable>, type: ID<TypeReference>?) {
    self.label = label
    self.variable = variable
    self.type = type
  }
}

/// A parameter, local variable, property or global.
package struct Variable: Sendable {
  package enum Kind: UInt8, Sendable { case local, parameter, property, global }

  /// Where its value comes from, for want of a written type.
  package enum Source: Hashable, Sendable {
    case none
    case value(ID<Expression>)
    /// An element of a sequence: `for x in s`.
    case element(ID<Expression>)
    /// The parameter of a closure, by position.
    case closureParameter(ID<Function>, Int)
    /// A part of a tuple value, by position.
    case part(ID<Expression>, Int)
  }

  package var kind: Kind
  package var name: Name
  package var type: ID<TypeReference>?
  package var source: Source = .none
  package var modifiers: Modifiers = []
  package var attributes: [ID<TypeReference>] = []
  /// The type of which it is a property.
  package var parent: ID<TypeDeclaration>?
  /// The bodies that run when it is read, or set.
  package var getter: ID<Function>?
  package var setter: ID<Function>?
  /// What computes the initial value of a stored property or global.
  package var initialValue: ID<Function>?
  package var range: ByteRange

  @inlinable package init(kind: Kind, name: Name, range: ByteRange) {
    self.kind = kind
    self.name = name
    self.range = range
  }
}

/// A place in a function's body where something may be run: a call, or the mention of a name or member.
package struct Site: Hashable, Sendable {
  package var expression: ID<Expression>
  /// The name that is called or mentioned.
  package var name: Name
  package var nameRange: ByteRange
  package var isCall: Bool
  /// An `await` stands before it in its expression, in the same function.
  package var isAwaited: Bool
  /// It is all that an `await` covers: it must be async itself.
  package var isAllThatIsAwaited = false
  /// It is the target of an assignment.
  package var isWritten: Bool

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
package struct Branch: Hashable, Sendable {
  /// What is asked of a value.
  package enum Question: Hashable, Sendable {
    case isTrue
    case isNil
    /// Whether it is one of some cases of its enumeration.
    case isCase([Name])
    /// Whether it is a function that returns true.
    case givesTrue
  }

  package var condition: ID<Expression>
  package var question: Question
  /// The answer.
  package var isTrue: Bool
  package var range: ByteRange

  @inlinable package init(condition: ID<Expression>, question: Question = .isTrue, isTrue: Bool, range: ByteRange) {
    self.condition = condition
    self.question = question
    self.isTrue = isTrue
    self.range = range
  }
}

package struct Loop: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// `for x in sequence`
    case over(ID<Expression>)
    /// `while condition`, `repeat … while condition`
    case whileTrue([ID<Expression>])
  }

  package var kind: Kind
  /// The `for`, `while` or `repeat`.
  package var keyword: ByteRange
  package var range: ByteRange
  /// The innermost loop of the same function around it, by its place in `Function.loops`.
  package var parent: Int?
  /// It, or what is written in it, may suspend.
  package var suspends = false
  /// It has a `break`, `return` or `throw`: it may end early.
  package var mayEndEarly = false
  /// Statements of its body.
  package var statements = 0

  @inlinable package init(kind: Kind, keyword: ByteRange, range: ByteRange, parent: Int?) {
    self.kind = kind
    self.keyword = keyword
    self.range = range
    self.parent = parent
  }
}
