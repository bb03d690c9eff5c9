// In the conditions of statements, where a trailing closure would be taken for the body.
import Foundation
import UnblockFoundation
import UnblockRuntime

func ifs(path: String, url: URL) async throws -> Int {
    if try await String.unblocked(contentsOfFile: path, encoding: .utf8) == "a" { return 1 }
    if let data = await FileManager.default.unblocked.contents(atPath: path) { return data.count }
    if let text = try? await String.unblocked(contentsOfFile: path, encoding: .utf8), text.isEmpty { return 2 }
    if case let data? = await FileManager.default.unblocked.contents(atPath: path) { return data.count }
    if (try await Data.unblocked(contentsOf: url)).isEmpty { return 3 }
    if try await Data.unblocked(contentsOf: url).count > 4 {
        return 4
    } else if let line = (await offload { readLine() }) {
        return line.count
    }
    if path.isEmpty, try await Data.unblocked(contentsOf: url).contains(1) { return 5 }
    return 0
}

func guards(path: String, url: URL) async throws -> Int {
    guard let line = (await offload { readLine() }) else { return 0 }
    guard try await Data.unblocked(contentsOf: url).isEmpty, !line.isEmpty else { return 1 }
    guard case .some(let data) = await FileManager.default.unblocked.contents(atPath: path) else { return 2 }
    guard let data = await FileManager.default.unblocked.contents(atPath: path), let more = await FileManager.default.unblocked.contents(atPath: line) else { return data.count }
    return data.count + more.count
}

func loops(path: String, url: URL) async throws -> Int {
    var count = 0
    while let line = (await offload { readLine() }) { count += line.count }
    while try await Data.unblocked(contentsOf: url).count < count { count -= 1 }
    repeat { count += 1 } while try await Data.unblocked(contentsOf: url).count > count
    for byte in try await Data.unblocked(contentsOf: url) { count += Int(byte) }
    for byte in try await Data.unblocked(contentsOf: url) where byte > 3 { count += 1 }
    for line in try await String.unblocked(contentsOfFile: path, encoding: .utf8).split(separator: "\n") { count += line.count }
    for number in 0..<3 where number < count { try await Task.sleep(for: .seconds(1)) }
    return count
}

func switches(path: String, url: URL) async throws -> Int {
    switch (await offload { readLine() }) {
    case "a"?: return 1
    case let line?: return line.count
    case nil: break
    }
    switch try await Data.unblocked(contentsOf: url).count {
    case 0: return 1
    case let count where count > 3: return count
    default:
        let data = try await Data.unblocked(contentsOf: url)
        return data.count
    }
}

func values(path: String, flag: Bool) async throws -> String {
    let chosen = if flag { try await String.unblocked(contentsOfFile: path, encoding: .utf8) } else { "" }
    let switched = switch path {
    case "a": try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    default: ""
    }
    let both: String = if flag { await offload { readLine() } ?? "" } else { try await String.unblocked(contentsOfFile: path, encoding: .utf8) }
    return chosen + switched + both
}

func returns(path: String, flag: Bool) async -> Data? {
    if flag { await FileManager.default.unblocked.contents(atPath: path) } else { nil }
}

// A helper that throws: the parentheses stand around its 'try'.
func helpers(path: String) async throws -> Int {
    guard let data = (try await offload { try loaded(path) }) else { return 0 }
    if let again = (try? await offload { try loaded(path) }), again == data { return 1 }
    if (try await !offload { try loaded(path) }!.isEmpty) { return 2 }
    while let data = (try await offload { try loaded(path) }), (try await offload { try loaded(path) }) == data { break }
    switch (try await offload { try loaded(path) }?.count) {
    case 0?: return 3
    default: break
    }
    for byte in (try await offload { try loaded(path) }!) where byte > 3 { return Int(byte) }
    return data.count
}

private func loaded(_ path: String) throws -> Data? { try Data(contentsOf: URL(fileURLWithPath: path)) }
