// What becomes of the value: used, returned, kept, thrown away.
import Foundation
import UnblockFoundation
import UnblockRuntime

struct Page {
    var text: String
    var size = 0
}

func used(path: String) async throws -> Int {
    let text = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    var copy = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    copy += "."
    let typed: String = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    let (first, second) = (try await String.unblocked(contentsOfFile: path, encoding: .utf8), 2)
    return text.count + copy.count + typed.count + first.count + second
}

func discarded(path: String, url: URL) async throws {
    _ = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    try await Data([1]).unblocked.write(to: url)
    _ = await FileManager.default.unblocked.contents(atPath: path)
    FileManager.default.createFile(atPath: path, contents: nil)
    await offload { readLine() }
    let _ = await offload { readLine() }
}

func returned(path: String) async throws -> String {
    return try await String.unblocked(contentsOfFile: path, encoding: .utf8)
}

func returnedImplicitly(path: String) async throws -> String {
    try await String.unblocked(contentsOfFile: path, encoding: .utf8)
}

func returnedOptional() async -> String? { await offload { readLine() } }

func parts(path: String) async throws -> [String: [Data]] {
    let list = [try await Data.unblocked(contentsOf: URL(fileURLWithPath: path)), Data()]
    let table = ["a": [try await Data.unblocked(contentsOf: URL(fileURLWithPath: path))], "b": list]
    return table
}

func assigned(path: String) async throws -> Page {
    var page = Page(text: try await String.unblocked(contentsOfFile: path, encoding: .utf8))
    page.text = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    page.size += (try await Data.unblocked(contentsOf: URL(fileURLWithPath: path)).count)
    var all = [page.text: page]
    all["a"] = Page(text: try await String.unblocked(contentsOfFile: path, encoding: .utf8))
    all["b"]?.text = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    let late: Data
    late = try await Data.unblocked(contentsOf: URL(fileURLWithPath: path))
    return all["b", default: page].size == late.count ? page : Page(text: "")
}

struct Loader {
    var path: String

    var text: String {
        get async throws { try await String.unblocked(contentsOfFile: path, encoding: .utf8) }
    }

    subscript(name: String) -> Data? {
        get async { FileManager.default.contents(atPath: path + name) }
    }

    init(path: String) async throws {
        self.path = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    }
}
