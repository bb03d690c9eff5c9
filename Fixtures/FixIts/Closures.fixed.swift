// In closures: tasks, groups, stored ones; those that run in place.
import Foundation
import Synchronization
import UnblockFoundation
import UnblockRuntime

let lines = Mutex<[String]>([])

func tasks(path: String, url: URL) async throws {
    Task { _ = try? await Task.sleep(for: .seconds(1)) }
    Task { try await Data.unblocked(contentsOf: url) }
    Task { _ = try await Data.unblocked(contentsOf: url) }
    Task {
        let data = try await Data.unblocked(contentsOf: url)
        print(data.count)
    }
    let task = Task { await FileManager.default.unblocked.contents(atPath: path) }
    let detached = Task.detached(priority: .low) { try await String.unblocked(contentsOf: url, encoding: .utf8) }
    let returned = Task { () -> Int in
        try await Task.sleep(for: .seconds(1))
        return try await Data.unblocked(contentsOf: url).count
    }
    let annotated: Task<Void, Never> = Task { _ = try? await Task.sleep(for: .seconds(1)) }
    let quiet: Task<Void, Never> = Task { await offload { return readLine() } }
    _ = (await task.value, try await detached.value, try await returned.value)
    await annotated.value
    await quiet.value
}

func groups(urls: [URL]) async throws -> Int {
    try await withThrowingTaskGroup(of: Int.self) { group in
        for url in urls {
            group.addTask { try await Data.unblocked(contentsOf: url).count }
            group.addTask {
                try? await Task.sleep(for: .seconds(1))
                return 1
            }
        }
        return try await group.reduce(0, +)
    }
}

func voidGroup(urls: [URL]) async {
    await withTaskGroup(of: Void.self) { group in
        for url in urls { group.addTask { print((try? await Data.unblocked(contentsOf: url))?.count ?? 0) } }
        group.addTask { _ = try? await Task.sleep(for: .seconds(1)) }
        group.addTask { await offload { return readLine() } }
    }
    await withDiscardingTaskGroup { group in
        group.addTask { _ = try? await Task.sleep(for: .microseconds(5000)) }
    }
}

func stored(path: String) async {
    let sleeper: () async -> Void = { _ = try? await Task.sleep(for: .seconds(1)) }
    let reader: @Sendable (String) async -> Data? = { await FileManager.default.unblocked.contents(atPath: $0) }
    let thrower: (String) async throws -> String = { path in try await String.unblocked(contentsOfFile: path, encoding: .utf8) }
    await sleeper()
    _ = await reader(path)
    _ = try? await thrower(path)
}

func inPlace(paths: [String], urls: [URL]) async throws -> Int {
    let contents = await offload { paths.map { FileManager.default.contents(atPath: $0) } }
    let texts = try await offload { try urls.map { try String(contentsOf: $0, encoding: .utf8) } }
    await offload { paths.forEach { path in
        print(FileManager.default.contents(atPath: path) as Any)
    } }
    await offload { lines.withLock { $0.append(readLine() ?? "") } }
    let sizes = try await offload { try urls.filter { try Data(contentsOf: $0).isEmpty } }.map(\.path)
    let total = try await offload { try urls.reduce(0) { try $0 + Data(contentsOf: $1).count } }
    let named = await offload { paths.compactMap { path in try? String(contentsOfFile: path, encoding: .utf8) } }.joined()
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
    await offload { path.flatMap { FileManager.default.contents(atPath: $0) } }
}
