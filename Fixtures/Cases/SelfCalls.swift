// `Self(…)` makes an object of the type around it, as `.init(…)` makes one of the type that is expected.
import Foundation

struct Security: Sendable {
    enum Wrapped: Sendable {
        case plaintext
        case tls
    }

    var name = ""
    let wrapped: Wrapped

    static let plaintext = Self(wrapped: .plaintext)
    static let tls = Self(wrapped: .tls)
    static let other: Self = .init(wrapped: .plaintext)
}

func connect(_ security: Security) {
    switch security.wrapped {
    case .plaintext: break
    case .tls: sleep(1)  // silent
    }
}

func connections() async {
    connect(.plaintext)  // silent
    connect(.tls)  // finding: blocking-sleep
    connect(.other)  // silent
    connect(.init(wrapped: .plaintext))  // silent
    connect(.init(wrapped: .tls))  // finding: blocking-sleep
    connect(Security(wrapped: .plaintext))  // silent
}

struct Disk {
    let path: String

    init(path: String) {
        sleep(1)  // silent
        self.path = path
    }

    init(name: String) { path = name }

    static func opened() -> Self { Self(path: "/") }  // silent
    static func closed() -> Self { Self(name: "a") }  // silent
    func copy() -> Self { Self.init(path: path) }  // silent
    func renamed() -> Disk { Self(name: path) }  // silent

    func read() -> String {
        sleep(1)  // silent
        return ""
    }

    func twin() -> String {
        let twin = Self(name: path)
        return twin.read()  // silent
    }

    func reopened() async {
        _ = Self(path: path)  // finding: blocking-sleep
        _ = Self(name: path)  // silent
        _ = Self.opened()  // finding: blocking-sleep
        _ = Self.closed()  // silent
    }
}

func disks(_ disk: Disk) async {
    _ = Disk.opened()  // finding: blocking-sleep
    _ = Disk.closed()  // silent
    _ = disk.copy()  // finding: blocking-sleep
    _ = disk.renamed()  // silent
    _ = disk.twin()  // finding: blocking-sleep
}

/// What the compiler makes runs the initial values.
struct Settings: Hashable, Sendable {
    var text = load()
    static func make() -> Self { Self() }  // silent
}

func load() -> String {
    sleep(1)  // silent
    return ""
}

func settings() async {
    _ = Settings.make()  // finding: blocking-sleep
}

extension Data {
    static func stored(_ url: URL) throws -> Self { try Self(contentsOf: url) }  // silent
    static func zeros() -> Self { Self(count: 3) }  // silent
}

func stored(_ url: URL) async throws {
    _ = try Data.stored(url)  // finding: blocking-file-io
    _ = Data.zeros()  // silent
}

/// Who makes an object by the protocol's initialiser comes to that of the type.
protocol Store {
    init()
}

extension Store {
    static func fresh() -> Self { Self() }  // silent
}

struct SlowStore: Store {
    init() {
        sleep(1)  // silent
    }
}

struct FastStore: Store {
    init() {}
}

func stores() async {
    _ = SlowStore.fresh()  // finding: blocking-sleep
    _ = FastStore.fresh()  // silent
}

/// A value that is called is no type.
struct Adder {
    func callAsFunction(_ number: Int) -> Int { number + 1 }
    func both(_ number: Int) async -> Int { self(number) + self(number + 1) }  // silent
}
