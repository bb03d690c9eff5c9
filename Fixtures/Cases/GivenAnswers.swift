// Code that a helper comes to only for some values of a parameter, or of the object: callers who give another do not come to it.
import Foundation

enum Source {
    case memory
    case disk(String)
    case archive(String, password: String?)
    static let usual = Source.disk("/etc/hosts")
}

func load(_ source: Source) -> Data? {
    switch source {
    case .memory: return nil
    case .disk(let path): return FileManager.default.contents(atPath: path)  // silent
    case .archive(let path, _): return FileManager.default.contents(atPath: path + ".zip")
    }
}

func loadFromMemory() async { _ = load(.memory) }  // silent
func loadFromMemoryByName() async { _ = load(Source.memory) }  // silent
func loadFromDisk() async { _ = load(.disk("/etc/hosts")) }  // finding: blocking-file-io
func loadFromArchive() async { _ = load(.archive("/a", password: nil)) }  // finding: blocking-file-io
func loadUsual() async { _ = load(.usual) }  // finding: blocking-file-io
func loadAny(_ source: Source) async { _ = load(source) }  // finding: blocking-file-io
func loadConstant() async {
    let source = Source.memory
    _ = load(source)  // silent
}
func loadVariable(_ isOnDisk: Bool) async {
    var source = Source.memory
    if isOnDisk { source = .disk("/a") }
    _ = load(source)  // finding: blocking-file-io
}
func loadEither(_ isOnDisk: Bool) async { _ = load(isOnDisk ? .disk("/a") : .memory) }  // finding: blocking-file-io
func loadNeither(_ flag: Bool) async { _ = load(flag ? Source.memory : .memory) }  // silent

// Handed on through another helper.
func reload(_ source: Source, twice: Bool = false) -> Data? { load(source) }
func reloadFromMemory() async { _ = reload(.memory) }  // silent
func reloadFromDisk() async { _ = reload(.disk("/a")) }  // finding: blocking-file-io

// What the code has asked before.
func loadKnown(_ source: Source) async {
    if case .memory = source { _ = load(source) }  // silent
    if case .disk = source { _ = load(source) }  // finding: blocking-file-io
    switch source {
    case .memory: _ = load(source)  // silent
    default: _ = load(source)  // finding: blocking-file-io
    }
}

// `default`, `if case`, `guard case`, fall-through and conditions.
func loadDefault(_ source: Source) -> Data? {
    switch source {
    case .memory: nil
    default: FileManager.default.contents(atPath: "/etc/hosts")
    }
}
func defaultOfMemory() async { _ = loadDefault(.memory) }  // silent
func defaultOfDisk() async { _ = loadDefault(.disk("/a")) }  // finding: blocking-file-io

func loadGuarded(_ source: Source) -> Data? {
    guard case .disk(let path) = source else { return nil }
    return FileManager.default.contents(atPath: path)
}
func guardedMemory() async { _ = loadGuarded(.memory) }  // silent
func guardedDisk() async { _ = loadGuarded(.disk("/a")) }  // finding: blocking-file-io

func loadUnlessMemory(_ source: Source) -> Data? {
    if case .memory = source { return nil }
    return FileManager.default.contents(atPath: "/etc/hosts")
}
func unlessMemory() async { _ = loadUnlessMemory(.memory) }  // silent
func unlessDisk() async { _ = loadUnlessMemory(.disk("/a")) }  // finding: blocking-file-io

func loadAfterSwitch(_ source: Source) -> Data? {
    switch source {
    case .memory: return nil
    case .disk, .archive: break
    }
    return FileManager.default.contents(atPath: "/etc/hosts")
}
func afterSwitchOfMemory() async { _ = loadAfterSwitch(.memory) }  // silent
func afterSwitchOfDisk() async { _ = loadAfterSwitch(.disk("/a")) }  // finding: blocking-file-io

func loadFallingThrough(_ source: Source) -> Data? {
    switch source {
    case .memory: fallthrough
    case .disk: return FileManager.default.contents(atPath: "/etc/hosts")
    case .archive: return nil
    }
}
func throughMemory() async { _ = loadFallingThrough(.memory) }  // finding: blocking-file-io
func throughArchive() async { _ = loadFallingThrough(.archive("/a", password: nil)) }  // silent

/// Not every `.disk` is taken by the first case.
func loadSome(_ source: Source) -> Data? {
    switch source {
    case .disk(let path) where path.isEmpty: return nil
    case .archive("/a", _): return nil
    default: return FileManager.default.contents(atPath: "/etc/hosts")
    }
}
func someDisk() async { _ = loadSome(.disk("/a")) }  // finding: blocking-file-io
func someArchive() async { _ = loadSome(.archive("/b", password: nil)) }  // finding: blocking-file-io

// The object itself.
extension Source {
    func data() -> Data? {
        switch self {
        case .memory: nil
        case .disk(let path), .archive(let path, _): FileManager.default.contents(atPath: path)
        }
    }
    var size: Int {
        if case .memory = self { return 0 }
        return data()?.count ?? 0
    }
    func checkedData() -> Data? { data() }
}
func dataOfMemory() async { _ = Source.memory.data() }  // silent
func dataOfDisk() async { _ = Source.disk("/a").data() }  // finding: blocking-file-io
func checkedDataOfMemory() async { _ = Source.memory.checkedData() }  // silent
func checkedDataOfAny(_ source: Source) async { _ = source.checkedData() }  // finding: blocking-file-io
func sizeOfMemory() async { _ = Source.memory.size }  // silent
func sizeOfAny(_ source: Source) async { _ = source.size }  // finding: blocking-file-io

// A static member is no case, whatever it is called.
struct Mode: Equatable {
    var rawValue: Int
    static let fast = Mode(rawValue: 0)
    static let careful = Mode(rawValue: 0)
}
func run(_ mode: Mode) { if mode == .careful { sleep(1) } }
func runFast() async { run(.fast) }  // finding: blocking-sleep

// Truth values.
func store(_ text: String, synchronously: Bool = false, dryRun: Bool) {
    if synchronously { sleep(1) }
    guard !dryRun else { return }
    usleep(5_000)
}
func storeDry() async { store("a", dryRun: true) }  // silent
func storeWet() async { store("a", dryRun: false) }  // finding: blocking-sleep
func storeDryAndWait() async { store("a", synchronously: true, dryRun: true) }  // finding: blocking-sleep
func storeUnknown(_ flag: Bool) async { store("a", dryRun: flag) }  // finding: blocking-sleep

func settle(_ isCareful: Bool) { _ = isCareful && pause() }
func settleLater(_ isCareful: Bool) { _ = isCareful ? pause() : false }
func settleUnless(_ isCareless: Bool) { _ = isCareless || pause() }
func pause() -> Bool {
    sleep(1)
    return true
}
func settled() async {
    settle(false)  // silent
    settle(true)  // finding: blocking-sleep
    settleLater(false)  // silent
    settleLater(true)  // finding: blocking-sleep
    settleUnless(true)  // silent
    settleUnless(false)  // finding: blocking-sleep
}

// A parameter that the function may change decides nothing.
func count(_ isDone: inout Bool) {
    isDone.toggle()
    if isDone { sleep(1) }
}
func counted() async {
    var isDone = false
    count(&isDone)  // finding: blocking-sleep
}

/// A variable of the parameter's name may have been changed.
func retry(_ again: Bool) {
    var again = again
    again.toggle()
    if again { sleep(1) }
}
func retried() async { retry(false) }  // finding: blocking-sleep

// Nothing.
func configure(from path: String? = nil) -> Data? {
    guard let path else { return nil }
    return FileManager.default.contents(atPath: path)
}
func configureFromNothing() async {
    _ = configure()  // silent
    _ = configure(from: nil)  // silent
    _ = configure(from: "/etc/hosts")  // finding: blocking-file-io
}
func configureFrom(_ path: String?) async {
    _ = configure(from: path)  // finding: blocking-file-io
    if path == nil { _ = configure(from: path) }  // silent
    if let path { _ = configure(from: path) }  // finding: blocking-file-io
}
func defaults(unless path: String?) {
    if path == nil { sleep(1) }
}
func defaultsUnless() async {
    defaults(unless: "/etc/hosts")  // silent
    defaults(unless: nil)  // finding: blocking-sleep
}
func only(_ source: Source?) {
    switch source {
    case nil: break
    case .memory?: break
    case .some: sleep(1)
    }
}
func onlyOf() async {
    only(nil)  // silent
    only(.disk("/a"))  // finding: blocking-sleep
}

// A closure in place is part of the function.
func each(_ names: [String], verbose: Bool) { names.forEach { _ in if verbose { sleep(1) } } }
func eachOf() async {
    each(["a"], verbose: false)  // silent
    each(["a"], verbose: true)  // finding: blocking-sleep
}

// Closures that are always of one answer.
func waits(while isBusy: (Int) -> Bool = { _ in false }) {
    while isBusy(1) { sleep(1) }
}
func waitsForNothing() async {
    waits()  // silent
    waits { _ in false }  // silent
    waits { $0 > 0 }  // finding: blocking-sleep
    waits { _ in true }  // finding: blocking-sleep
}
func hands(on isBusy: (Int) -> Bool) { waits(while: isBusy) }
func handsOn() async {
    hands(on: { _ in false })  // silent
    hands(on: { $0 > 0 })  // finding: blocking-sleep
}
func polls(until isDone: () -> Bool) {
    if !isDone() { sleep(1) }
}
func pollsUntil() async {
    polls { true }  // silent
    polls { false }  // finding: blocking-sleep
}

// Constants of what is given.
struct Security {
    enum Kind { case plain, slow(UInt32) }
    let kind: Kind
    static let plain = Security(kind: .plain)
    static let patient = Security(kind: .slow(1))
    static func slow(_ seconds: UInt32) -> Self { Self(kind: .slow(seconds)) }
}
struct Connector {
    let target: Int
    init(target: Int, security: Security) {
        self.target = target
        switch security.kind {
        case .plain: break
        case .slow(let seconds): sleep(seconds)
        }
    }
}
struct Transport {
    let connector: Connector
    init(security: Security = .plain) { connector = Connector(target: 1, security: security) }
}
func connectors(_ security: Security) async {
    _ = Transport()  // silent
    _ = Transport(security: .plain)  // silent
    _ = Transport(security: .patient)  // finding: blocking-sleep
    _ = Transport(security: .slow(2))  // finding: blocking-sleep
    _ = Transport(security: Security(kind: .plain))  // silent
    _ = Transport(security: security)  // finding: blocking-sleep
}

// Constants of the object.
enum Provider { case shared(Int), createNew }
final class Client {
    let provider: Provider
    init(provider: Provider) {
        self.provider = provider
        switch self.provider {
        case .shared: break
        case .createNew: sleep(1)
        }
    }
}
func clients() async {
    _ = Client(provider: .shared(1))  // silent
    _ = Client(provider: .createNew)  // finding: blocking-sleep
}
struct Loader {
    let isPatient: Bool
    var isSlow = false
    func load() { if isPatient { sleep(1) } }
    func loadSlowly() { if self.isSlow { sleep(1) } }
    func loadAgain() { load() }
}
func loaders() async {
    Loader(isPatient: false).load()  // silent
    Loader(isPatient: true).load()  // finding: blocking-sleep
    let loader = Loader(isPatient: false)
    loader.loadAgain()  // silent
    var other = Loader(isPatient: true)
    other.loadAgain()  // finding: blocking-sleep
    // What is no constant may have changed.
    other.isSlow = true
    other.loadSlowly()  // finding: blocking-sleep
}
