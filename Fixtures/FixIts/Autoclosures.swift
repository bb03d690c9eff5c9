// Arguments that a function takes as autoclosures: nothing can be awaited in them.
import Foundation

func logged(_ message: @autoclosure () -> String) { print(message()) }
func check(_ condition: @autoclosure () throws -> Bool, _ message: String = "") rethrows { if try !condition() { print(message) } }

func asserted(path: String, url: URL) async throws {
    assert(FileManager.default.contents(atPath: path) != nil)
    precondition((try? Data(contentsOf: url)) == nil, "empty")
    assert(path.isEmpty, readLine() ?? "")
}

func own(path: String, url: URL) async throws {
    logged(readLine() ?? "none")
    logged("line: \(readLine() ?? "none")")
    try check(Data(contentsOf: url).isEmpty)
    try check(try Data(contentsOf: url).isEmpty, "empty")
}

func dictionary(_ table: [String: Data], path: String) async -> Data {
    table["a", default: FileManager.default.contents(atPath: path) ?? Data()]
}
