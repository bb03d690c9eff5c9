// Closures that functions return, and that properties of constants hold; what wrappers, builders, descriptions and deinitialisers run.
import Foundation

struct Reader {
    var read: (String) -> String
    var name: () -> String = { "reader" }

    static let files = Reader(read: { path in
        sleep(1)  // silent
        return path
    })
    static let memory = Reader(read: { $0 })
}

struct Store {
    let load: () -> Int
    private let other: () -> Int

    init(load: @escaping () -> Int, swapped: @escaping () -> Int) {
        self.load = load
        self.other = swapped
    }
}

func slowValue() -> Int {
    usleep(500_000)  // silent
    return 1
}

func quickValue() -> Int { 1 }

func kept() async {
    _ = Reader.files.read("a")  // finding: blocking-sleep
    _ = Reader.files.name()  // silent
    _ = Reader.memory.read("a")  // silent
    let store = Store(load: slowValue, swapped: quickValue)
    _ = store.load()  // missed alarm: blocking-sleep
    let other = Store(load: quickValue, swapped: slowValue)
    _ = other.load()  // silent
    var changed = Reader(read: { path in
        sleep(1)  // silent
        return path
    })
    changed.read = { $0 }
    _ = changed.read("a")  // silent
}

func makeSlow() -> () -> Int {
    return {
        sleep(1)  // silent
        return 1
    }
}

func makeQuick() -> () -> Int { { 1 } }

@MainActor func makeForMain() -> @MainActor () -> Void {
    {
        sleep(1)  // finding: blocking-sleep
    }
}

func returned() async {
    _ = makeSlow()()  // finding: blocking-sleep
    _ = makeQuick()()  // silent
    let slow = makeSlow()  // silent
    _ = slow()  // finding: blocking-sleep
    let quick = makeQuick()
    _ = quick()  // silent
    Thread.detachNewThread { _ = makeSlow()() }  // silent
}

@propertyWrapper
struct Loaded {
    var wrappedValue: String
    init(_ name: String) {
        sleep(1)  // silent
        wrappedValue = name
    }
    init(wrappedValue: String) { self.wrappedValue = wrappedValue }
    var projectedValue: Int {
        sleep(1)  // silent
        return 1
    }
}

struct Page {
    @Loaded("page") var text: String
}

struct Note {
    @Loaded var text: String = "note"
    func size() -> Int { $text }  // silent
    func count() -> Int { text.count }
}

func wrapped() async {
    _ = Page()  // finding: blocking-sleep
    let note = Note()  // silent
    _ = note.size()  // finding: blocking-sleep
    _ = note.count()  // silent
}

struct Slow: CustomStringConvertible {
    var description: String {
        sleep(1)  // silent
        return "slow"
    }
}

struct Quick: CustomStringConvertible {
    var description: String { "quick" }
}

func described(_ slow: Slow, _ quick: Quick) async {
    print(slow)  // finding: blocking-sleep
    print("a", slow)  // finding: blocking-sleep
    print(quick)  // silent
    debugPrint(quick)  // silent
    _ = String(describing: slow)  // finding: blocking-sleep
    _ = String(describing: quick)  // silent
}

final class Held {
    func use() {}
    func itself() -> Held { self }
    deinit {
        sleep(1)  // silent
    }
}

func dies() async {
    _ = Held()  // finding: blocking-sleep
    let held = Held()  // finding: blocking-sleep
    held.use()
    var cleared: Held? = Held()  // finding: blocking-sleep
    cleared?.use()
    cleared = nil
}

func lives(_ list: inout [Held]) async -> Held {
    let held = Held()  // silent
    list.append(held)
    let captured = Held()  // silent
    Thread.detachNewThread { captured.use() }
    let other = Held()  // silent
    let same = other.itself()
    list.append(same)
    let result = Held()  // silent
    return result
}

@dynamicMemberLookup
struct Settings {
    var known: String { "known" }
    subscript(dynamicMember name: String) -> String {
        sleep(1)  // silent
        return name
    }
}

func dynamic(_ settings: Settings) async {
    _ = settings.known  // silent
    _ = settings.home  // finding: blocking-sleep
}

@resultBuilder
enum Lines {
    static func buildExpression(_ line: String) -> String {
        usleep(500_000)  // silent
        return line
    }
    static func buildBlock(_ lines: String...) -> String { lines.joined() }
}

@resultBuilder
enum Words {
    static func buildBlock(_ words: String...) -> String { words.joined() }
}

@Lines func letter() -> String {
    "Dear"
    "all"
}

@Words func list() -> String { "one" }

func lines(@Lines _ body: () -> String) -> String { body() }
func words(@Words _ body: () -> String) -> String { body() }

func built() async {
    _ = letter()  // finding: blocking-sleep
    _ = list()  // silent
    _ = lines { "a" }  // finding: blocking-sleep
    _ = words { "a" }  // silent
}

class Step {
    func run() { sleep(1) }  // silent
    func skip() {}
}
final class First: Step { override func run() { sleep(2) } }  // silent
final class Second: Step { override func run() { sleep(3) } }  // silent
final class Third: Step { override func run() { sleep(4) } }  // silent
final class Fourth: Step {
    override func run() { sleep(5) }  // silent
    override func skip() { sleep(1) }  // silent
}

/// All bodies block; of `skip` one of two does.
func steps(_ step: Step, _ first: First) async {
    step.run()  // finding: blocking-sleep
    step.skip()  // finding: blocking-sleep
    first.skip()  // silent
}
