// Names that the program has taken, and closures that are taken as sync.
import Foundation

struct Pool: Sendable {
    func offload(_ body: () -> Void) { body() }
    func uses(path: String) async -> Data? { FileManager.default.contents(atPath: path) }
}

struct Planner: Sendable {
    struct Task { init(_ body: () -> Void) {} }
    func plan() async {
        sleep(1)
        _ = readLine()
    }
}

func inTask(_ body: @escaping @Sendable () -> Void) { Task { body() } }
func inAsyncTask(_ body: @escaping @Sendable () async -> Void) { Task { await body() } }

func takes(path: String) {
    inTask { sleep(1) }
    inTask { _ = FileManager.default.contents(atPath: path) }
    inAsyncTask { sleep(1) }
    inAsyncTask { _ = FileManager.default.contents(atPath: path) }
}

func passesOn(_ body: (Data) throws -> Int, path: String) async rethrows -> Int {
    let data = FileManager.default.contents(atPath: path) ?? Data()
    return try body(data)
}

func load(_ body: (Data) throws -> Int) rethrows -> Int { try body(FileManager.default.contents(atPath: "a") ?? Data()) }

func rethrowing(_ body: @Sendable (Data) throws -> Int) async rethrows -> Int { try load(body) }

func value(path: String) async -> Data? {
    let value = FileManager.default.contents(atPath: path)
    assert(FileManager.default.contents(atPath: path) == value)
    assert(FileManager.default.contents(atPath: path) != nil)
    return value
}
