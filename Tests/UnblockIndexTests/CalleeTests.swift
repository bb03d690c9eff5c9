import Foundation
import Testing
import UnblockIndex
import UnblockModel

/// What the index of the toolchain says of each kind of call: which symbol, with which parts, at which place.
@Suite struct CalleeTests {
  /// Compiled once for all tests.
  private static let scratch = Result {
    try Scratch(sources: ["library.swift": ProbeSources.library, "uses.swift": ProbeSources.uses]).removedAtExit()
  }

  private func indexed(_ name: String = "uses.swift") throws -> Indexed {
    let scratch = try Self.scratch.get()
    let path = scratch.path(name)
    let resolutions = try scratch.open().resolutions(forFiles: ["library.swift", "uses.swift"].map(scratch.path))
    #expect(resolutions.notes == [])
    return Indexed(
      text: try String(contentsOfFile: path, encoding: .utf8), resolutions: resolutions, file: try #require(resolutions.files[path]))
  }

  /// A call stands at the last name in front of the parentheses. An initializer that is called by its type's name stands there, behind the type.
  @Test(arguments: [
    ("plain", "_ = plain(1, by: 2)", ["Probe:plain(_:by:) called"]),
    ("overloaded", "_ = overloaded()\n  sleep", ["Probe:overloaded() called"]),
    ("overloaded", "await overloaded()", ["Probe:overloaded()/async called"]),
    ("overloaded", "Task { overloaded() }", ["Probe:overloaded() called"]),
    ("overloaded", "reference: () async -> Int = overloaded", ["Probe:overloaded()/async"]),
    ("sleep", "sleep(for:", ["_Concurrency:(Swift)Task.sleep(for:tolerance:clock:)/async called"]),
    ("Task", "Task {", ["Swift:Task", "_Concurrency:(Swift)Task.init(name:priority:operation:) called"]),
    ("add", "Account().add()", ["Probe:Account.add() called"]),
    ("wait", "s.wait()", ["Dispatch:DispatchSemaphore.wait() called dynamic"]),
    ("wait", ".wait(\n", ["Dispatch:DispatchSemaphore.wait(timeout:) called dynamic"]),
    ("sync", ".sync {", ["Dispatch:DispatchQueue.sync(execute:) called dynamic"]),
    ("clock", "sync { _ = clock()", ["Probe:clock() called"]),
    ("Data", "try Data(", ["FoundationEssentials:Data", "FoundationEssentials:Data.init(contentsOf:options:) called"]),
    ("Data", "Foundation.Data.init", ["FoundationEssentials:Data"]),
    ("init", "Foundation.Data.init", ["FoundationEssentials:Data.init(contentsOf:options:) called"]),
    ("String", "String(contentsOfFile", ["Swift:String", "FoundationEssentials:(Swift)String.init(contentsOfFile:encoding:) called"]),
    ("shout", "shout(times", ["Probe:(Swift)String.shout(times:) called"]),
    ("String", "String(shouting", ["Swift:String", "Probe:(Swift)String.init(shouting:) called"]),
    ("total", "total()", ["Probe:(Swift)Array.total() called"]),
    ("Disk", "= Disk(path", ["Probe:Disk", "Probe:Disk.init(path:depth:) called"]),
    ("init", ".init(path:", ["Probe:Disk.init(path:depth:) called"]),
    ("Nested", "Disk.Nested(1)", ["Probe:Disk.Nested", "Probe:Disk.Nested.init(_:) called"]),
    ("go", "Disk.Nested(1).go()", ["Probe:Disk.Nested.go() called"]),
    ("open", "Lid().open()", ["Probe:Box.Lid.open() called"]),
    ("load", "l.load(from: \"y\")", ["Probe:Loader.load(from:) called dynamic"]),
    ("twice", "l.twice()", ["Probe:Loader.twice() called dynamic"]),
    ("load", "l.load(from: \"generic\")", ["Probe:Loader.load(from:) called dynamic"]),
    ("L()", "L().size", ["Probe:Loader.init() called"]),
    ("run", "b.run()", ["Probe:Base.run() called dynamic"]),
    ("map", "x.map {", ["Probe:Box.map(_:) called"]),
    // An operator stands at itself, `callAsFunction` at the parenthesis.
    ("-", "_ = -x", ["Probe:Box.-(_:) called"]),
    ("+", "x + x", ["Probe:Box.+(_:_:) called"]),
    ("(3)", "x(3)", ["Probe:Box.callAsFunction(_:) called"]),
    // References that are not called have no role but that.
    ("plain", "let f = plain", ["Probe:plain(_:by:)"]),
    ("load", "l.load(from:)", ["Probe:Loader.load(from:)"]),
    // Columns are bytes: `é` has two.
    ("clock", "é + clock()", ["Probe:clock() called"]),
    ("clock", "lazily(clock())", ["Probe:clock() called"]),
    ("clock", "\\(clock())", ["Probe:clock() called"]),
    ("withDefault", "_ = withDefault()", ["Probe:withDefault(_:) called"]),
  ] as [(String, String, [String])])
  func functions(mark: String, needle: String, expected: [String]) throws {
    #expect(try indexed().at(mark, in: needle) == expected)
  }

  /// Functions of C have no module. Their USR tells the name in C.
  @Test(arguments: [
    ("sleep", "  sleep(1)", "?:sleep(_:) called", "sleep"),
    ("usleep", "usleep(2)", "?:usleep(_:) called", "usleep"),
    ("plain_wait", "plain_wait", "?:plain_wait(_:) called", "plain_wait"),
    ("inline_wait", "inline_wait", "?:inline_wait(_:) called", "inline_wait"),
    ("wait", "thing.wait", "?:wait(milliseconds:) called", "thing_wait"),
    ("niceName", "niceName", "?:niceName(_:) called", "renamed"),
  ] as [(String, String, String, String)])
  func functionsOfC(mark: String, needle: String, expected: String, nameInC: String) throws {
    let indexed = try indexed()
    #expect(indexed.at(mark, in: needle) == [expected])
    #expect(indexed.resolutions.symbols.contains { $0.nameInC == nameInC })
  }

  /// The accessor stands where the property does, in front of it, and is implicit.
  @Test(arguments: [
    ("size", "l.size", ["Probe:Loader.size/getter called dynamic implicit", "Probe:Loader.size read dynamic"]),
    ("v", "b.v", ["Probe:Base.v/getter called dynamic implicit", "Probe:Base.v read dynamic"]),
    ("computed", "x.computed = 4", ["Probe:Box.computed/setter called implicit", "Probe:Box.computed written"]),
    (
      "computed", "x.computed += 5",
      ["Probe:Box.computed/getter called implicit", "Probe:Box.computed/setter called implicit", "Probe:Box.computed read written"]
    ),
    ("[", "x[1, label: \"a\"]", ["Probe:Box.subscript(_:label:)/setter called implicit", "Probe:Box.subscript(_:label:) written"]),
    ("[", "x[1, label: \"b\"]", ["Probe:Box.subscript(_:label:)/getter called implicit", "Probe:Box.subscript(_:label:) read"]),
    ("observed", "x.observed", ["Probe:Box.observed/setter called implicit", "Probe:Box.observed written"]),
    ("computed", "\\Box<Int>.computed", ["Probe:Box.computed/getter called implicit", "Probe:Box.computed read"]),
    ("computed", ".map(\\.computed)", ["Probe:Box.computed/getter called implicit", "Probe:Box.computed read"]),
    ("wrapped", "h.wrapped = 3", ["Probe:Holder.wrapped/setter called implicit", "Probe:Holder.wrapped written"]),
    ("slow", "h.slow", ["Probe:Holder.slow/getter called implicit", "Probe:Holder.slow read"]),
    ("later", "box.later", ["Probe:Box.later/getter/async called implicit", "Probe:Box.later read"]),
    // Of accessors in other modules the index does not tell that they are `async`: this one is.
    ("value", "task.value", ["_Concurrency:(Swift)Task.value/getter called implicit", "_Concurrency:(Swift)Task.value read"]),
    (
      "member", "Dynamic().member",
      ["Probe:Dynamic.subscript(dynamicMember:)/getter called implicit", "Probe:Dynamic.subscript(dynamicMember:) read implicit"]
    ),
    ("value", "thing.value", ["?:Thing.value/getter called implicit", "?:value read"]),
    ("a =", "m.a = 8", ["Probe:Model.a/setter called dynamic implicit", "Probe:Model.a written dynamic"]),
  ] as [(String, String, [String])])
  func accessors(mark: String, needle: String, expected: [String]) throws {
    #expect(try indexed().at(mark, in: needle) == expected)
  }

  /// What the compiler adds stands at the token that makes it do so; two of these are not marked as calls.
  @Test func implicitCalls() throws {
    let indexed = try indexed()
    #expect(indexed.at("[", in: "[1].total") == ["Swift:Array.init(arrayLiteral:) called implicit"])
    #expect(indexed.at("for", in: "for i") == ["Swift:Collection.makeIterator() implicit", "Swift:IndexingIterator.next() implicit"])
    #expect(indexed.at("Wrapped", in: "@Wrapped") == ["Probe:Wrapped", "Probe:Wrapped.init(wrappedValue:) called implicit"])
    // A default argument is called where it is declared, and not where it is used.
    #expect(indexed.at("clock", in: "clock() /* default */") == ["Probe:clock() called"])
  }

  /// These are calls, and the index has nothing of them.
  @Test func whatHasNoOccurrence() throws {
    let indexed = try indexed()
    #expect(indexed.at("local", in: "func local") == [])
    #expect(indexed.at("local", in: "_ = local()") == [])
    #expect(indexed.at("closure", in: "_ = closure()") == [])
    #expect(indexed.at("f(", in: "_ = f(1, 2)") == [])
    #expect(indexed.at("(1, 2)", in: "Callable()(1, 2)") == [])
  }

  @Test func relations() throws {
    let uses = try indexed()
    #expect(uses.relations(.calledBy, of: "Dispatch:DispatchSemaphore.wait()") == ["Probe:use(_:_:_:_:_:)"])
    #expect(uses.relations(.receivedBy, of: "Dispatch:DispatchSemaphore.wait()") == ["Dispatch:DispatchSemaphore"])
    let library = try indexed("library.swift")
    #expect(library.relations(.overrideOf, of: "Probe:Derived.run()") == ["Probe:Base.run()"])
    #expect(library.relations(.overrideOf, of: "Probe:Derived.v/getter") == ["Probe:Base.v/getter"])
    #expect(library.relations(.overrideOf, of: "Probe:Disk.load(from:)") == ["Probe:Loader.load(from:)"])
    // Of a property's witness only the property is related, not its getter.
    #expect(library.relations(.overrideOf, of: "Probe:Disk.size") == ["Probe:Loader.size"])
    #expect(library.relations(.overrideOf, of: "Probe:Disk.size/getter") == [])
    // A conformance that is declared elsewhere relates the witness there, at the extended type's name.
    #expect(library.relations(.overrideOf, of: "Probe:Later.load(from:)") == ["Probe:Loader.load(from:)"])
    #expect(library.relations(.baseOf, of: "Probe:Base") == ["Probe:Derived"])
    #expect(library.relations(.childOf, of: "Probe:Disk.Nested.go()") == ["Probe:Disk.Nested"])
    #expect(library.at("secret", in: "_ = secret()") == ["Probe:Hidden.secret() called"])
    #expect(library.at("plain", in: "plain(11)") == ["Probe:plain(_:by:) called"])
    #expect(library.at("plain", in: "plain(12)") == ["Probe:plain(_:by:) called"])
  }

  /// All that a macro adds stands at the macro's `@`, and is implicit.
  @Test func macros() throws {
    let indexed = try indexed()
    #expect(indexed.at("Observable", in: "@Observable") == ["Observation:Observable()"])
    let added = indexed.at("@", in: "@Observable")
    #expect(added.contains("Observation:ObservationRegistrar.access(_:keyPath:) called implicit"))
    #expect(added.allSatisfy { $0.hasSuffix("implicit") })
    #expect(added.contains { $0.hasPrefix("Probe:Model.a/modify") })
  }
}
