// What becomes of the value: used, returned, kept, thrown away.
import Foundation

struct Page {
    var text: String
    var size = 0
}

func used(path: String) async throws -> Int {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var copy = try String(contentsOfFile: path, encoding: .utf8)
    copy += "."
    let typed: String = try String(contentsOfFile: path, encoding: .utf8)
    let (first, second) = (try String(contentsOfFile: path, encoding: .utf8), 2)
    return text.count + copy.count + typed.count + first.count + second
}

func discarded(path: String, url: URL) async throws {
    _ = try String(contentsOfFile: path, encoding: .utf8)
    try Data([1]).write(to: url)
    _ = FileManager.default.contents(atPath: path)
    FileManager.default.createFile(atPath: path, contents: nil)
    readLine()
    let _ = readLine()
}

func returned(path: String) async throws -> String {
    return try String(contentsOfFile: path, encoding: .utf8)
}

func returnedImplicitly(path: String) async throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)
}

func returnedOptional() async -> String? { readLine() }

func parts(path: String) async throws -> [String: [Data]] {
    let list = [try Data(contentsOf: URL(fileURLWithPath: path)), Data()]
    let table = ["a": [try Data(contentsOf: URL(fileURLWithPath: path))], "b": list]
    return table
}

func assigned(path: String) async throws -> Page {
    var page = Page(text: try String(contentsOfFile: path, encoding: .utf8))
    page.text = try String(contentsOfFile: path, encoding: .utf8)
    page.size += try Data(contentsOf: URL(fileURLWithPath: path)).count
    var all = [page.text: page]
    all["a"] = Page(text: try String(contentsOfFile: path, encoding: .utf8))
    all["b"]?.text = try String(contentsOfFile: path, encoding: .utf8)
    let late: Data
    late = try Data(contentsOf: URL(fileURLWithPath: path))
    return all["b", default: page].size == late.count ? page : Page(text: "")
}

struct Loader {
    var path: String

    var text: String {
        get async throws { try String(contentsOfFile: path, encoding: .utf8) }
    }

    subscript(name: String) -> Data? {
        get async { FileManager.default.contents(atPath: path + name) }
    }

    init(path: String) async throws {
        self.path = try String(contentsOfFile: path, encoding: .utf8)
    }
}
