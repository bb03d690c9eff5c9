// Members of types, globals, nested types.
import Foundation
import UnblockFoundation
import UnblockRuntime

enum Files {
    static let folder = "a"
    static func read(_ name: String) -> Data? { FileManager.default.contents(atPath: folder + name) }
    static func load() async -> Data? { await FileManager.default.unblocked.contents(atPath: folder) }
    static func loadAll() async -> [Data?] { [await offload { read("b") }, await offloadNonisolated { Self.read("c") }, await offload { Files.read("d") }] }

    struct Inner {
        var name: String
        func load() async -> Data? { await offload { Files.read(name) } }
        static func make() -> Inner { Inner(name: (try? String(contentsOfFile: "a", encoding: .utf8)) ?? "") }
        init(name: String) { self.name = name }
        init(path: String) { name = (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
    }
}

let global = "a"
private let hidden = URL(fileURLWithPath: "b")

func uses(flag: Bool) async throws -> Int {
    let data = await FileManager.default.unblocked.contents(atPath: global)
    let more = try await Data.unblocked(contentsOf: hidden)
    let made = await offload { Files.Inner.make() }
    let implicit: Files.Inner = await offload { .make() }
    let initialized: Files.Inner = await offload { .init(path: "a") }
    let list: [Files.Inner] = [.init(path: "a"), .make()]
    let chosen: Files.Inner? = flag ? .make() : nil
    takes(.make())
    takes(.init(path: "c"))
    return (data?.count ?? 0) + more.count + made.name.count + implicit.name.count + initialized.name.count + list.count + (chosen?.name.count ?? 0)
}

func takes(_ inner: Files.Inner) {}

class Base {
    func load() -> Data? { FileManager.default.contents(atPath: "a") }
}

final class Derived: Base {
    override func load() -> Data? { nil }
    func reload() async -> Data? { super.load() }
}

enum Mode {
    case fast(String), slow
    func load() async -> Data? {
        switch self {
        case .fast(let path): await FileManager.default.unblocked.contents(atPath: path)
        case .slow: await FileManager.default.unblocked.contents(atPath: "slow")
        }
    }
}
