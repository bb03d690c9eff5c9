// In the conditions of statements, where a trailing closure would be taken for the body.
import Foundation

func ifs(path: String, url: URL) async throws -> Int {
    if try String(contentsOfFile: path, encoding: .utf8) == "a" { return 1 }
    if let data = FileManager.default.contents(atPath: path) { return data.count }
    if let text = try? String(contentsOfFile: path, encoding: .utf8), text.isEmpty { return 2 }
    if case let data? = FileManager.default.contents(atPath: path) { return data.count }
    if (try Data(contentsOf: url)).isEmpty { return 3 }
    if try Data(contentsOf: url).count > 4 {
        return 4
    } else if let line = readLine() {
        return line.count
    }
    if path.isEmpty, try Data(contentsOf: url).contains(1) { return 5 }
    return 0
}

func guards(path: String, url: URL) async throws -> Int {
    guard let line = readLine() else { return 0 }
    guard try Data(contentsOf: url).isEmpty, !line.isEmpty else { return 1 }
    guard case .some(let data) = FileManager.default.contents(atPath: path) else { return 2 }
    guard let data = FileManager.default.contents(atPath: path), let more = FileManager.default.contents(atPath: line) else { return data.count }
    return data.count + more.count
}

func loops(path: String, url: URL) async throws -> Int {
    var count = 0
    while let line = readLine() { count += line.count }
    while try Data(contentsOf: url).count < count { count -= 1 }
    repeat { count += 1 } while try Data(contentsOf: url).count > count
    for byte in try Data(contentsOf: url) { count += Int(byte) }
    for byte in try Data(contentsOf: url) where byte > 3 { count += 1 }
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") { count += line.count }
    for number in 0..<3 where number < count { sleep(1) }
    return count
}

func switches(path: String, url: URL) async throws -> Int {
    switch readLine() {
    case "a"?: return 1
    case let line?: return line.count
    case nil: break
    }
    switch try Data(contentsOf: url).count {
    case 0: return 1
    case let count where count > 3: return count
    default:
        let data = try Data(contentsOf: url)
        return data.count
    }
}

func values(path: String, flag: Bool) async throws -> String {
    let chosen = if flag { try String(contentsOfFile: path, encoding: .utf8) } else { "" }
    let switched = switch path {
    case "a": try String(contentsOfFile: path, encoding: .utf8)
    default: ""
    }
    let both: String = if flag { readLine() ?? "" } else { try String(contentsOfFile: path, encoding: .utf8) }
    return chosen + switched + both
}

func returns(path: String, flag: Bool) async -> Data? {
    if flag { FileManager.default.contents(atPath: path) } else { nil }
}

// A helper that throws: the parentheses stand around its 'try'.
func helpers(path: String) async throws -> Int {
    guard let data = try loaded(path) else { return 0 }
    if let again = try? loaded(path), again == data { return 1 }
    if try !loaded(path)!.isEmpty { return 2 }
    while let data = try loaded(path), try loaded(path) == data { break }
    switch try loaded(path)?.count {
    case 0?: return 3
    default: break
    }
    for byte in try loaded(path)! where byte > 3 { return Int(byte) }
    return data.count
}

private func loaded(_ path: String) throws -> Data? { try Data(contentsOf: URL(fileURLWithPath: path)) }
