// Arguments that a function takes as autoclosures: nothing can be awaited in them.
import Foundation
import UnblockFoundation
import UnblockRuntime

func logged(_ message: @autoclosure () -> String) { print(message()) }
func check(_ condition: @autoclosure () throws -> Bool, _ message: String = "") rethrows { if try !condition() { print(message) } }

func asserted(path: String, url: URL) async throws {
    let value = await FileManager.default.unblocked.contents(atPath: path)
    assert(value != nil)
    await offload { precondition((try? Data(contentsOf: url)) == nil, "empty") }
    await offload { assert(path.isEmpty, readLine() ?? "") }
}

func own(path: String, url: URL) async throws {
    await offload { logged(readLine() ?? "none") }
    await offload { logged("line: \(readLine() ?? "none")") }
    let awaitedValue4 = try await Data.unblocked(contentsOf: url)
    try check(awaitedValue4.isEmpty)
    let awaitedValue5 = try await Data.unblocked(contentsOf: url)
    try check(try awaitedValue5.isEmpty, "empty")
}

func dictionary(_ table: [String: Data], path: String) async -> Data {
    await offload { table["a", default: FileManager.default.contents(atPath: path) ?? Data()] }
}
