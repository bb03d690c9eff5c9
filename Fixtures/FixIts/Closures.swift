// In closures: tasks, groups, stored ones; those that run in place.
import Foundation
import Synchronization

let lines = Mutex<[String]>([])

func tasks(path: String, url: URL) async throws {
    Task { sleep(1) }
    Task { try Data(contentsOf: url) }
    Task { _ = try Data(contentsOf: url) }
    Task {
        let data = try Data(contentsOf: url)
        print(data.count)
    }
    let task = Task { FileManager.default.contents(atPath: path) }
    let detached = Task.detached(priority: .low) { try String(contentsOf: url, encoding: .utf8) }
    let returned = Task { () -> Int in
        sleep(1)
        return try Data(contentsOf: url).count
    }
    let annotated: Task<Void, Never> = Task { sleep(1) }
    let quiet: Task<Void, Never> = Task { readLine() }
    _ = (await task.value, try await detached.value, try await returned.value)
    await annotated.value
    await quiet.value
}

func groups(urls: [URL]) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
        for url in urls {
            group.addTask { try Data(contentsOf: url).count }
            group.addTask {
                sleep(1)
                return 1
            }
        }
        return try await group.reduce(0, +)
    }
}

func voidGroup(urls: [URL]) async {
    await withTaskGroup(of: Void.self) { group in
        for url in urls { group.addTask { print((try? Data(contentsOf: url))?.count ?? 0) } }
        group.addTask { sleep(1) }
        group.addTask { readLine() }
    }
    await withDiscardingTaskGroup { group in
        group.addTask { usleep(5000) }
    }
}

func stored(path: String) async {
    let sleeper: () async -> Void = { sleep(1) }
    let reader: @Sendable (String) async -> Data? = { FileManager.default.contents(atPath: $0) }
    let thrower: (String) async throws -> String = { path in try String(contentsOfFile: path, encoding: .utf8) }
    await sleeper()
    _ = await reader(path)
    _ = try? await thrower(path)
}

func inPlace(paths: [String], urls: [URL]) async throws -> Int {
    let contents = paths.map { FileManager.default.contents(atPath: $0) }
    let texts = try urls.map { try String(contentsOf: $0, encoding: .utf8) }
    paths.forEach { path in
        print(FileManager.default.contents(atPath: path) as Any)
    }
    lines.withLock { $0.append(readLine() ?? "") }
    let sizes = try urls.filter { try Data(contentsOf: $0).isEmpty }.map(\.path)
    let total = try urls.reduce(0) { try $0 + Data(contentsOf: $1).count }
    let named = paths.compactMap { path in try? String(contentsOfFile: path, encoding: .utf8) }.joined()
    return contents.count + texts.count + sizes.count + total + named.count
}

func continuation(path: String) async -> Data? {
    await withCheckedContinuation { continuation in
        continuation.resume(returning: FileManager.default.contents(atPath: path))
    }
}

func immediately(path: String) async -> Data? {
    { FileManager.default.contents(atPath: path) }()
}

func optionalMap(path: String?) async -> Data? {
    path.flatMap { FileManager.default.contents(atPath: $0) }
}
