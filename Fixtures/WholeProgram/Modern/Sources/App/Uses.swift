import Core
import Foundation
import Synchronization

func typedThrows() async throws(LoadError) {
    _ = try load("a")  // finding: blocking-file-io
    _ = try check("a")  // silent
    do throws(LoadError) {
        _ = try load("b")  // finding: blocking-file-io
    } catch {
        print(error)
    }
}

func expressions(_ isLarge: Bool, _ name: String?) async -> String {
    let text = if isLarge { (try? load("large")) ?? "" } else { "small" }  // finding: blocking-file-io
    let other = switch name {
    case .some(let name): (try? check(name)) ?? ""  // silent
    case nil: (try? load("none")) ?? ""  // finding: blocking-file-io
    }
    guard let name, let found = try? load(name) else { return text }  // finding: blocking-file-io
    return found + other
}

func noncopyable() async {
    let descriptor = Descriptor(1)
    _ = descriptor.peek()  // silent
    descriptor.drop()  // silent
    let other = Descriptor(2)
    other.finish()  // finding: blocking-sleep
}

func locked(_ registry: Registry, _ counter: borrowing Mutex<Int>) async {
    registry.add("a")  // silent
    registry.addContents(of: "a")  // finding: blocking-file-io  // trace: Registry.addContents(of:) > load(_:) > String.init(contentsOfFile:encoding:)
    registry.update { $0.append("b") }  // silent
    registry.update { $0.append((try? load("b")) ?? "") }  // finding: blocking-file-io
    counter.withLock { $0 += 1 }  // silent
}

func packs() async {
    _ = all({ 1 }, { "a" })  // silent
    _ = all({ 1 }, { try? load("a") })  // finding: blocking-file-io
}

func clients() async {
    _ = Client.live.name()  // silent
    _ = Client.live.fetch("a")  // finding: blocking-file-io
    _ = Client.mock.fetch("a")  // silent
    let own = Client(fetch: { $0 })
    _ = own.fetch("a")  // silent
}

func returned() async {
    let reader = makeReader("a")  // silent
    _ = reader()  // finding: blocking-file-io
    _ = makeEcho("a")()  // silent
    _ = makeReader("b")()  // finding: blocking-file-io
}

func concurrency(_ journal: Journal) async throws {
    async let text = load("a")  // finding: blocking-file-io
    async let number = journal.count()  // silent
    _ = try await (text, number)
    await journal.append("a")  // silent
    await flush(on: journal)  // silent
    await glance(on: journal)  // silent
    let lengths = await withTaskGroup(of: Int.self) { group in
        for name in ["a", "b"] {
            group.addTask { ((try? load(name)) ?? "").count }  // finding: blocking-file-io
            group.addTask { ((try? check(name)) ?? "").count }  // silent
        }
        return await group.reduce(0, +)  // silent
    }
    print(lengths)
    let stream = AsyncStream<String> { continuation in
        continuation.yield((try? load("c")) ?? "")  // finding: blocking-file-io
        continuation.finish()
    }
    for await line in stream { print(line) }  // silent
}

@MainActor
final class Screen {
    private let client: Client
    private(set) var title = ""
    init(client: Client) { self.client = client }

    func show() {
        Task {
            title = (try? load("title")) ?? ""  // finding: blocking-file-io
        }
        Task.detached { print((try? load("other")) ?? "") }  // finding: blocking-file-io
        Thread.detachNewThread { print((try? load("third")) ?? "") }  // silent
        title = client.name()  // silent
    }

    nonisolated func preload() {
        _ = try? load("preload")  // silent
    }
}
