/// What a rewrite has to know of a finding that the text around it does not tell.
package struct CureFacts: Hashable, Sendable {
  /// What stands at the finding.
  package enum Subject: Hashable, Sendable {
    /// A call of a blocking API, by its place in `RuleSet.apis`.
    case api(Int)
    /// A call of a function that blocks somewhere inside, or that its author marked.
    case helper
    /// A loop that takes long, or that waits for a flag.
    case loop, spin
  }

  /// Where the code runs: what may be written there, and who else may run when it suspends.
  package enum Standing: Hashable, Sendable {
    /// An async function or closure on no actor.
    case nonisolated
    /// An async function or closure that runs where its caller does.
    case callerIsolated
    /// An async function or closure on an actor; the name of the actor's type or of the global actor.
    case isolated(String)
    /// A sync function on an actor.
    case synchronous(String)
    /// A closure or method that an event loop runs.
    case eventLoop
  }

  /// What a name in the finding's function stands for.
  package struct NameFact: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      /// A variable or parameter of the function.
      case local(isMutable: Bool, isParameter: Bool)
      /// A property of the actor that the function is isolated to, or of a type that is isolated like it.
      case actorState(isMutable: Bool)
      /// A member of an instance on no actor, through an implicit or explicit `self`; what is said of its being `Sendable` is said of `self`.
      /// The value of a stored property of a `Sendable` type may be copied.
      case member(isMutable: Bool, isCopyable: Bool)
      /// A function, global or static property that only code on an actor may use.
      case isolated
      /// A function, type, global constant, or something of another module.
      case free
    }

    /// The name itself, without a base.
    package var range: ByteRange
    package var role: Role
    /// The type as far as it could be told: `String`, `[Int]`; empty if not.
    package var type: String
    /// Nil: nothing is known of it.
    package var isSendable: Bool?

    package init(range: ByteRange, role: Role, type: String, isSendable: Bool?) {
      self.range = range
      self.role = role
      self.type = type
      self.isSendable = isSendable
    }
  }

  /// An async function that does what the called one does, found in the program.
  package struct Sibling: Hashable, Sendable {
    package var base: String
    package var isThrowing: Bool
    /// The declarations of the called function and of this one. Summaries leave out what of their types has to be the same.
    package var declarations: [FileRange]

    package init(base: String, isThrowing: Bool, declarations: [FileRange]) {
      self.base = base
      self.isThrowing = isThrowing
      self.declarations = declarations
    }
  }

  /// An expression around the finding, or the finding's own, and its type.
  package struct ValueFact: Hashable, Sendable {
    package var range: ByteRange
    /// Empty if it could not be told; `Void` if it has no value.
    package var type: String
    /// Nil: nothing is known of the type.
    package var isSendable: Bool?

    package init(range: ByteRange, type: String, isSendable: Bool?) {
      self.range = range
      self.type = type
      self.isSendable = isSendable
    }
  }

  /// An argument of the API's call, by the parameter that it goes to.
  package struct ArgumentFact: Hashable, Sendable {
    package var position: Int
    package var label: String?
    package var range: ByteRange

    package init(position: Int, label: String?, range: ByteRange) {
      self.position = position
      self.label = label
      self.range = range
    }
  }

  /// Sync functions that could become async, since all that call them are known and may wait for them.
  package struct AsyncChain: Hashable, Sendable {
    /// A call of one of the functions.
    package struct Call: Hashable, Sendable {
      package var expression: FileRange
      /// The function or closure in which it stands, as in `CureFacts.body`.
      package var body: ByteRange

      package init(expression: FileRange, body: ByteRange) {
        self.expression = expression
        self.body = body
      }
    }

    /// The function of the finding first.
    package var functions: [FileRange]
    package var names: [String]
    package var calls: [Call]

    package init(functions: [FileRange], names: [String], calls: [Call]) {
      self.functions = functions
      self.names = names
      self.calls = calls
    }
  }

  package var subject: Subject
  package var standing: Standing
  /// The call, access or loop.
  package var expression: ByteRange
  /// What the member that is called belongs to: `pipe.fileHandleForReading` of `pipe.fileHandleForReading.readData(ofLength: 5)`.
  package var receiver: ByteRange?
  package var arguments: [ArgumentFact] = []
  /// The fixes of the API's entry that fit the call, by their places there.
  package var fixes: [Int] = []
  /// The function or closure that the finding's code belongs to, from its first token to its last.
  package var body: ByteRange
  /// The outermost expression around the finding in `body`, in which names are known.
  package var window: ByteRange
  /// What the names in `window` stand for, in the order of the text. What is declared in it is left out.
  package var names: [NameFact] = []
  /// The expressions in `window` that contain the finding, the innermost first.
  package var values: [ValueFact] = []
  package var sibling: Sibling?
  /// Arguments around the finding that functions of the program take as autoclosures.
  package var autoclosures: [ByteRange] = []
  /// Names of the runtime's functions that mean something of the program's own where the finding stands.
  package var takenNames: Set<String> = []
  /// Whether the called function or the getter of the program throws; nil if it is none.
  package var isThrowing: Bool?
  /// A function is called in `window` whose declaration says which type of errors it throws: a closure around it has to say so too.
  package var throwsTyped = false
  /// A method is called in `window` that uses up its receiver, which a closure may not do with what it captures.
  package var consumes = false
  /// Of a finding in a sync function on an actor.
  package var chain: AsyncChain?
  /// A wait that can never end where it stands: to wait elsewhere does not always help.
  package var isDeadlock = false

  /// The files besides the finding's own that a rewrite may have to read.
  package var otherPaths: [String] {
    (chain.map { $0.functions.map(\.path) + $0.calls.map(\.expression.path) } ?? []) + (sibling?.declarations.map(\.path) ?? [])
  }

  package init(subject: Subject, standing: Standing, expression: ByteRange, body: ByteRange, window: ByteRange) {
    self.subject = subject
    self.standing = standing
    self.expression = expression
    self.body = body
    self.window = window
  }
}
