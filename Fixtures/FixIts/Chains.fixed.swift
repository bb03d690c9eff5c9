// Calls in chains, with trailing closures, behind `?` and `!`.
import Foundation
import UnblockFoundation
import UnblockRuntime

final class Service: Sendable {
    let next: Service? = nil
    func read(_ path: String = "a") -> Data? { FileManager.default.contents(atPath: path) }
    func load(_ body: (Data) -> Int) -> Int { read().map(body) ?? 0 }
    func both(first: () -> Void, second: () -> Void) -> Data? { FileManager.default.contents(atPath: "a") }
}

func chains(url: URL, path: String) async throws -> Int {
    let lines = try await String.unblocked(contentsOf: url, encoding: .utf8).lowercased().map { $0.utf8.count }.reduce(0, +)
    let words = try await String.unblocked(contentsOf: url, encoding: .utf8)
        .components(separatedBy: " ")
        .filter { !$0.isEmpty }
    let first = try await Data.unblocked(contentsOf: url)[0]
    let optional = await FileManager.default.unblocked.contents(atPath: path)?.first
    let forced = await FileManager.default.unblocked.contents(atPath: path)!.count
    let mapped = await FileManager.default.unblocked.contents(atPath: path).map { $0.count }
    let path = \Data.count
    let size = try await Data.unblocked(contentsOf: url)[keyPath: path]
    return lines + words.count + Int(first) + Int(optional ?? 0) + forced + (mapped ?? 0) + size
}

func services(_ service: Service, _ optional: Service?) async -> Int {
    let first = await offload { service.load { $0.count } }
    let second = await offload { service.load { data in
        // How much there is.
        data.count
    } }
    let third = await offload { optional?.load { $0.count } } ?? 0
    let fourth = await offload { optional?.next?.read() }?.count ?? 0
    let fifth = await offload { optional!.next!.read() }!.count
    _ = await offload { service.both { print("a") } second: { print("b") } }
    _ = await offload { service.next?.read("b") }
    let read = service.read
    _ = await offloadNonisolated { _ = read("a") }
    return first + second + third + fourth + fifth
}
