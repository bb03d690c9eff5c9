/// Sources with a case of everything that can be called.
enum ProbeSources {
  static let library = """
    import Foundation
    func plain(_ x: Int, by y: Int = 1) -> Int { x + y }
    func overloaded() -> Int { 1 }
    func overloaded() async -> Int { 2 }
    @propertyWrapper struct Wrapped {
      init(wrappedValue: Int) {}
      var wrappedValue: Int { get { 1 } set {} }
    }
    protocol Loader {
      func load(from path: String) -> Int
      var size: Int { get }
      init()
    }
    extension Loader {
      func twice() -> Int { load(from: "twice") * 2 }
    }
    struct Disk: Loader {
      init() {}
      init(path: String, depth: Int) {}
      func load(from path: String) -> Int { 1 }
      var size: Int { 4 }
      struct Nested {
        init(_ x: Int) {}
        func go() {}
      }
    }
    struct Later { func load(from path: String) -> Int { 5 }; var size: Int { 6 } }
    extension Later: Loader {}
    class Base {
      init() {}
      func run() {}
      var v: Int { 1 }
      deinit { _ = plain(11) }
    }
    class Derived: Base {
      override func run() { super.run() }
      override var v: Int { super.v }
    }
    struct Box<T> {
      var value: T
      var computed: Int { get { 1 } set {} }
      var later: Int { get async { 1 } }
      var observed = 0 { willSet { _ = plain(12) } didSet {} }
      subscript(i: Int, label s: String) -> T { get { value } set { value = newValue } }
      func callAsFunction(_ x: T) -> T { x }
      func map<U>(_ body: (T) throws -> U) rethrows -> Box<U> where U: Sendable { Box<U>(value: try body(value)) }
      static prefix func - (_ box: Box) -> Box { box }
      static func + (left: Box, right: Box) -> Box { left }
    }
    extension String {
      func shout(times n: Int) -> String { self }
      init(shouting n: Int) { self = "" }
    }
    extension Array where Element == Int { func total() -> Int { 0 } }
    extension Box { struct Lid { func open() {} } }
    fileprivate struct Hidden { func secret() -> Int { 1 }; func use() { _ = secret() } }
    @dynamicMemberLookup struct Dynamic { subscript(dynamicMember name: String) -> Int { 1 } }
    @dynamicCallable struct Callable { func dynamicallyCall(withArguments a: [Int]) -> Int { 1 } }
    actor Account { func add() {} }

    """

  static let uses = """
    import CProbe
    import Foundation
    import Observation
    func clock() -> Int { 7 }
    struct Holder {
      @Wrapped var wrapped: Int = 5
      lazy var slow = plain(13)
    }
    func withDefault(_ x: Int = clock() /* default */) -> Int { x }
    func lazily(_ x: @autoclosure () -> Int) -> Int { x() }
    func asynchronous(_ box: Box<Int>) async throws {
      _ = await overloaded()
      let reference: () async -> Int = overloaded
      try await Task.sleep(for: .seconds(1))
      Task { overloaded() }
      await Account().add()
      _ = await box.later
      let task = Task { 1 }
      _ = await task.value
    }
    func use(_ l: any Loader, _ b: Base, _ thing: inout Thing, _ h: inout Holder, _ m: Model) throws {
      _ = plain(1, by: 2)
      _ = overloaded()
      sleep(1)
      _ = Foundation.usleep(2)
      _ = plain_wait(3)
      _ = inline_wait(3)
      _ = thing.wait(milliseconds: 3)
      _ = thing.value
      _ = Thing(making: 2)
      _ = niceName(1)
      let s = DispatchSemaphore(value: 0)
      s.wait()
      _ = s
        .wait(
          timeout: .now())
      DispatchQueue.main.sync { _ = clock() }
      _ = try Data(contentsOf: URL(fileURLWithPath: "x"))
      _ = try Foundation.Data.init(contentsOf: URL(fileURLWithPath: "y"), options: [])
      _ = try String(contentsOfFile: "x", encoding: .utf8)
      _ = "a".shout(times: 2)
      _ = String(shouting: 1)
      _ = [1].total()
      _ = Disk(path: "x", depth: 2)
      let inferred: Disk = .init(path: "y", depth: 1)
      _ = l.load(from: "y")
      _ = l.size
      _ = l.twice()
      Disk.Nested(1).go()
      Box<Int>.Lid().open()
      b.run()
      _ = b.v
      var x = Box(value: 1)
      x.computed = 4
      x.computed += 5
      _ = x.computed
      x[1, label: "a"] = 2
      _ = x[1, label: "b"]
      _ = x(3)
      _ = x.map { _ in clock() }
      _ = -x
      _ = x + x
      x.observed = 3
      let path = \\Box<Int>.computed
      _ = [x].map(\\.computed)
      let f = plain
      _ = f(1, 2)
      let bound = l.load(from:)
      h.wrapped = 3
      _ = h.wrapped
      _ = h.slow
      _ = withDefault()
      _ = lazily(clock())
      _ = "\\(clock())"
      for i in 0..<3 { _ = i }
      func local() -> Int { 1 }
      _ = local()
      let closure = { 2 }
      _ = closure()
      _ = Dynamic().member
      _ = Callable()(1, 2)
      m.a = 8
      let é = 1; _ = é + clock()
    }
    func generic<L: Loader>(_ l: L) -> Int { l.load(from: "generic") + L().size }
    @Observable class Model {
      var a = 1
    }

    """
}
