// Names that the program has taken, and closures that are taken as sync.
import Foundation
import UnblockFoundation
import UnblockRuntime

struct Pool: Sendable {
    func offload(_ body: () -> Void) { body() }
    func uses(path: String) async -> Data? { await FileManager.default.unblocked.contents(atPath: path) }
}

struct Planner: Sendable {
    struct Task { init(_ body: () -> Void) {} }
    func plan() async {
        await offload { sleep(1) }
        _ = await offload { readLine() }
    }
}

func inTask(_ body: @escaping @Sendable () -> Void) { Task { body() } }
func inAsyncTask(_ body: @escaping @Sendable () async -> Void) { Task { await body() } }

func takes(path: String) {
    inTask { sleep(1) }
    inTask { _ = FileManager.default.contents(atPath: path) }
    inAsyncTask { _ = try? await Task.sleep(for: .seconds(1)) }
    inAsyncTask { _ = await FileManager.default.unblocked.contents(atPath: path) }
}

func passesOn(_ body: (Data) throws -> Int, path: String) async rethrows -> Int {
    let data = await FileManager.default.unblocked.contents(atPath: path) ?? Data()
    return try body(data)
}

func load(_ body: (Data) throws -> Int) rethrows -> Int { try body(FileManager.default.contents(atPath: "a") ?? Data()) }

func rethrowing(_ body: @Sendable (Data) throws -> Int) async rethrows -> Int { try load(body) }

func value(path: String) async -> Data? {
    let value = await FileManager.default.unblocked.contents(atPath: path)
    let awaited = await FileManager.default.unblocked.contents(atPath: path)
    assert(awaited == value)
    let awaitedValue = await FileManager.default.unblocked.contents(atPath: path)
    assert(awaitedValue != nil)
    return value
}
