// Where errors go, and what covers the call already.
import Foundation
import UnblockFoundation
import UnblockRuntime

enum LoadError: Error { case missing, broken }

func tried(url: URL) async throws -> Data {
    let first = try await Data.unblocked(contentsOf: url)
    let second = try? await Data.unblocked(contentsOf: url)
    let third = try! Data(contentsOf: url)
    guard let fourth = try? await Data.unblocked(contentsOf: url) else { throw LoadError.missing }
    return first + (second ?? third) + fourth
}

func catchesAll(url: URL) async -> Int {
    do {
        let data = try await Data.unblocked(contentsOf: url)
        return data.count
    } catch {
        try? await Task.sleep(for: .seconds(2))
        return 0
    }
}

func catchesSome(url: URL) async throws -> Int {
    do {
        return try await Data.unblocked(contentsOf: url).count
    } catch LoadError.missing {
        return try await Data.unblocked(contentsOf: url).count
    }
}

func passesOver() async {
    try? await Task.sleep(for: .seconds(1))
    try? await Task.sleep(for: .microseconds(20_000))
}

func passesOn() async throws {
    try await Task.sleep(for: .seconds(1))
    try await Task.sleep(for: .microseconds(20_000))
}

func load(_ url: URL) throws(LoadError) -> Data {
    guard let data = try? Data(contentsOf: url) else { throw .missing }
    return data
}

func typed(url: URL) async throws(LoadError) -> Int {
    try? await Task.sleep(for: .seconds(1))
    let data = try await offload { () throws(LoadError) in try load(url) }
    do {
        _ = try load(url)
    } catch {
        switch error {
        case .missing: return 0
        case .broken: throw error
        }
    }
    return data.count
}

func neverThrows() async throws(Never) { try? await Task.sleep(for: .seconds(1)) }

func nested(url: URL) async -> String {
    do {
        do {
            return try await String.unblocked(contentsOf: url, encoding: .utf8)
        } catch let error as LoadError {
            return "\(error)"
        }
    } catch {
        return (try? await String.unblocked(contentsOf: url, encoding: .utf8)) ?? ""
    }
}

func result(url: URL) async -> Result<Data, any Error> {
    await offload { Result { try Data(contentsOf: url) } }
}

func optionalOfThrowing(url: URL) async -> Int {
    let count = try? await Data.unblocked(contentsOf: url).count
    let text = (try? await String.unblocked(contentsOf: url, encoding: .utf8)) ?? "none"
    if let data = try? await Data.unblocked(contentsOf: url), !data.isEmpty { return data.count }
    return (count ?? 0) + text.count
}

func rethrowing(_ body: @Sendable () throws -> Void) async rethrows {
    try? await Task.sleep(for: .seconds(1))
    try body()
}
