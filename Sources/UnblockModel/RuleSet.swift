/// All that Unblock knows about code that it does not read: the data of `Rules/` and of a user's `.unblock.yml`.
///
/// The form of each entry is described in `Rules/README.md`.
package struct RuleSet: Hashable, Sendable {
  package var rules: [Rule] = []
  package var modules: [KnownModule] = []
  package var platforms: [Platform] = []
  package var apis: [BlockingAPI] = []
  package var descriptors: [DescriptorRule] = []
  package var contexts: [ContextRule] = []
  package var types: [KnownType] = []
  package var functions: [KnownFunction] = []
  /// Names of members that only read a flag: a loop that does nothing but ask one spins.
  package var flagReads: [String] = []
  /// Errors by which a system call says that it would have blocked: who asks for them has made the descriptor non-blocking.
  package var wouldBlockErrors: [String] = []
  /// Types whose values any thread may use, by the names that code gives them.
  package var sendableTypes: [String] = []
  /// Functions that take arguments as autoclosures, which cannot suspend: an argument that is to suspend is computed before the call.
  package var autoclosureFunctions: [String] = []
  package var placeTests: [PlaceTest] = []

  package init() {}

  /// Adds the entries of another set behind these. Later rules of the same id replace earlier ones.
  package mutating func add(_ other: RuleSet) {
    let replaced = Set(other.rules.map(\.id))
    rules = rules.filter { !replaced.contains($0.id) } + other.rules
    modules += other.modules
    platforms += other.platforms
    apis += other.apis
    descriptors += other.descriptors
    contexts += other.contexts
    types += other.types
    functions += other.functions
    flagReads += other.flagReads
    wouldBlockErrors += other.wouldBlockErrors
    sendableTypes += other.sendableTypes
    autoclosureFunctions += other.autoclosureFunctions
    placeTests += other.placeTests
  }
}

/// How bad a finding is. The order is from harmless to bad.
package enum Severity: String, Hashable, Sendable, Comparable, CaseIterable {
  case note, warning, error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }
}

package struct Rule: Hashable, Sendable {
  package var id: String
  package var kind: String
  package var severity: Severity
  package var title: String
  package var isEnabled: Bool
  /// The runtime's pool to which fix-its move what this rule reports: `.cpu`; empty: the shared one.
  package var pool = ""

  package init(id: String, kind: String, severity: Severity, title: String, isEnabled: Bool) {
    self.id = id
    self.kind = kind
    self.severity = severity
    self.title = title
    self.isEnabled = isEnabled
  }
}

/// A function or property by its name, as Swift's documentation writes it: `DispatchSemaphore.wait(timeout:)`.
package struct SymbolName: Hashable, Sendable {
  package enum Arguments: Hashable, Sendable {
    case property
    /// `(...)`
    case any
    case labels([Label])
  }

  package struct Label: Hashable, Sendable {
    /// Nil for `_`.
    package var name: String?
    package var isOptional: Bool

    package init(name: String?, isOptional: Bool) {
      self.name = name
      self.isOptional = isOptional
    }
  }

  /// The type of which it is a member, `KDF.Scrypt`; empty for a module's own function.
  package var type: String
  package var base: String
  package var arguments: Arguments

  package init(type: String, base: String, arguments: Arguments) {
    self.type = type
    self.base = base
    self.arguments = arguments
  }
}

/// How long a call may hold its thread. The order is from short to unbounded.
package enum Cost: String, Hashable, Sendable, Comparable, CaseIterable {
  case short, long, unbounded

  package static func < (left: Cost, right: Cost) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .short: 0
    case .long: 1
    case .unbounded: 2
    }
  }
}

/// How a finding becomes a fix-it.
package enum Rewrite: String, Hashable, Sendable, CaseIterable {
  case executor, polling, fdWatch = "fd-watch", native
}

/// Where code runs, as far as blocking there goes.
package enum Place: String, Hashable, Sendable, CaseIterable {
  /// Where the call stands that the closure is given to.
  case inPlace = "in-place"
  /// A thread of the cooperative pool, as part of a task.
  case task
  case mainActor = "main-actor"
  case eventLoop = "event-loop"
  /// A thread that may block.
  case thread
  case unknown
}

package struct BlockingAPI: Hashable, Sendable {
  package var module: String
  package var name: SymbolName
  package var kind: String
  package var cost: Cost
  package var advice: String
  package var cures: [Rewrite]
  package var isDistinctive: Bool
  package var hasAsyncOverload: Bool
  package var harmless: [Condition]
  package var blocksOnlyIf: [Condition]
  package var deadlock: Place?
  package var wait: WaitRule
  /// While it waits it serves the thread's run loop, and so the main queue, unless that is what runs the code.
  package var servesRunLoop = false
  /// What may be written in place of a call, the best first.
  package var fixes: [FixRule] = []
  /// Empty: all.
  package var platforms: [String]

  package init(
    module: String, name: SymbolName, kind: String, cost: Cost, advice: String, cures: [Rewrite], isDistinctive: Bool,
    hasAsyncOverload: Bool, harmless: [Condition], blocksOnlyIf: [Condition], deadlock: Place?, wait: WaitRule = WaitRule(),
    platforms: [String]
  ) {
    self.module = module
    self.name = name
    self.kind = kind
    self.cost = cost
    self.advice = advice
    self.cures = cures
    self.isDistinctive = isDistinctive
    self.hasAsyncOverload = hasAsyncOverload
    self.harmless = harmless
    self.blocksOnlyIf = blocksOnlyIf
    self.deadlock = deadlock
    self.wait = wait
    self.platforms = platforms
  }
}

/// Something about a call that can be read off its text. All the parts that are present must hold.
package struct Condition: Hashable, Sendable {
  package enum ArgumentName: Hashable, Sendable { case label(String), position(Int) }

  package enum Unit: String, Hashable, Sendable, CaseIterable { case seconds, milliseconds, microseconds, nanoseconds }

  package var argument: ArgumentName?
  /// Expressions, without white space: `0`, `.now()`, `nil`.
  package var equals: [String] = []
  package var mentions: [String] = []
  /// Seconds.
  package var below: Double?
  package var unit: Unit = .seconds
  package var isNonBlockingDescriptor = false
  package var isAbsent = false
  package var receiver: [String] = []
  /// The receiver's own type, and nothing that it is made from.
  package var receiverIs: [String] = []
  package var receiverMentions: [String] = []
  package var inClosureOf: [String] = []
  /// Members that give the receiver back: one at a time can have it, and the function that takes it gives it back.
  package var heldUntil: [String] = []

  package init() {}
}

/// A call that makes a descriptor non-blocking.
package struct DescriptorRule: Hashable, Sendable {
  package var name: SymbolName
  /// The argument that becomes non-blocking; nil: what the call returns.
  package var descriptor: Condition.ArgumentName?
  package var condition: Condition?

  package init(name: SymbolName, descriptor: Condition.ArgumentName?, condition: Condition?) {
    self.name = name
    self.descriptor = descriptor
    self.condition = condition
  }
}

/// What gives a context to a closure, to members of a type or to what carries an attribute.
package struct ContextRule: Hashable, Sendable {
  package enum Subject: Hashable, Sendable {
    /// The closure arguments of a function, by label or position.
    case closures(of: SymbolName, [ClosureArgument])
    /// A closure assigned to a property.
    case assigned(to: SymbolName)
    /// Members of types that conform to, or inherit from, a type; without members, all of them.
    case members([SymbolName], ofTypesThatInherit: String)
    case attribute(String)
  }

  package struct ClosureArgument: Hashable, Sendable {
    package var argument: Condition.ArgumentName
    package var runs: Place

    package init(argument: Condition.ArgumentName, runs: Place) {
      self.argument = argument
      self.runs = runs
    }
  }

  package var module: String
  package var subject: Subject
  /// Where it runs; for `closures(of:)` each argument says so itself.
  package var runs: Place
  package var receiverMentions: [String]
  package var isDistinctive: Bool
  package var isDefaultQoS: Bool
  /// The closure runs on the actor in whose member it is written.
  package var inheritsIsolation: Bool
  /// The closure is not async, although it runs on the cooperative pool.
  package var isSynchronous = false

  package init(
    module: String, subject: Subject, runs: Place, receiverMentions: [String], isDistinctive: Bool, isDefaultQoS: Bool,
    inheritsIsolation: Bool
  ) {
    self.module = module
    self.subject = subject
    self.runs = runs
    self.receiverMentions = receiverMentions
    self.isDistinctive = isDistinctive
    self.isDefaultQoS = isDefaultQoS
    self.inheritsIsolation = inheritsIsolation
  }
}

/// A property or method that tells code whether it runs at a place: `EventLoop.inEventLoop`.
package struct PlaceTest: Hashable, Sendable {
  package var module: String
  package var name: SymbolName
  package var place: Place
  /// Of a method that goes on only if the answer is the wanted one: that answer. Nil: the answer is its value.
  package var required: Bool?

  package init(module: String, name: SymbolName, place: Place, required: Bool?) {
    self.module = module
    self.name = name
    self.place = place
    self.required = required
  }
}

/// A module: what it is called on each platform, and what it exports again.
package struct KnownModule: Hashable, Sendable {
  package var name: String
  package var spelled: [String]
  package var exports: [String]
  /// Its functions tell why they failed by `errno`, which belongs to the thread.
  package var setsErrno: Bool

  package init(name: String, spelled: [String], exports: [String], setsErrno: Bool = false) {
    self.name = name
    self.spelled = spelled
    self.exports = exports
    self.setsErrno = setsErrno
  }
}

/// A platform that code can be compiled for.
package struct Platform: Hashable, Sendable {
  /// What `--platform` calls it.
  package var name: String
  /// What `os()` answers to.
  package var systems: [String]
  /// Modules that some platforms have and others have not, of which this one has these.
  package var modules: [String]

  package init(name: String, systems: [String], modules: [String]) {
    self.name = name
    self.systems = systems
    self.modules = modules
  }
}

/// A type of a module: what it inherits, and the types of its members by their base names.
package struct KnownType: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package var name: String
    /// The type, as written in Swift without `?`.
    package var type: String

    package init(name: String, type: String) {
      self.name = name
      self.type = type
    }
  }

  package var module: String
  package var name: String
  package var aliases: [String]
  package var inherits: [String]
  package var members: [Member]

  package init(module: String, name: String, aliases: [String], inherits: [String], members: [Member]) {
    self.module = module
    self.name = name
    self.aliases = aliases
    self.inherits = inherits
    self.members = members
  }
}

/// A module-level function and the type that it returns.
package struct KnownFunction: Hashable, Sendable {
  /// The `result` of functions that return what they are given.
  package static let argument = "{0}"

  package var module: String
  package var name: String
  package var result: String

  package init(module: String, name: String, result: String) {
    self.module = module
    self.name = name
    self.result = result
  }
}
