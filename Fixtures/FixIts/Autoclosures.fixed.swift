// Arguments that a function takes as autoclosures: nothing can be awaited in them.
import Foundation
import NIOCore
import UnblockFoundation
import UnblockRuntime

func logged(_ message: @autoclosure () -> String) { print(message()) }
func check(_ condition: @autoclosure () throws -> Bool, _ message: String = "") rethrows { if try !condition() { print(message) } }

func asserted(path: String, url: URL) async throws {
    let awaitedValue = await FileManager.default.unblocked.contents(atPath: path)
    assert(awaitedValue != nil)
    await offload { precondition((try? Data(contentsOf: url)) == nil, "empty") }
    await offload { assert(path.isEmpty, readLine() ?? "") }
}

func own(path: String, url: URL) async throws {
    await offload { logged(readLine() ?? "none") }
    await offload { logged("line: \(readLine() ?? "none")") }
    let awaitedValue5 = try await Data.unblocked(contentsOf: url)
    try check(awaitedValue5.isEmpty)
    let awaitedValue6 = try await Data.unblocked(contentsOf: url)
    try check(awaitedValue6.isEmpty, "empty")
}

func dictionary(_ table: [String: Data], path: String) async -> Data {
    await offload { table["a", default: FileManager.default.contents(atPath: path) ?? Data()] }
}

// Errors that end in the function that takes the autoclosure do so afterwards, too.
func assertThrows<T>(_ value: @autoclosure () throws -> T) { if let value = try? value() { print(value) } }
func assertEqual<T: Equatable>(_ first: @autoclosure () throws -> T, _ second: @autoclosure () throws -> T) {
    if (try? first()) != (try? second()) { print("different") }
}

func assertions(url: URL, future: EventLoopFuture<Int>) async throws {
    await offload { () throws(Never) in assertThrows(try future.wait()) }
    await offload { () throws(Never) in assertEqual(1, try future.wait()) }
    await offload { () throws(Never) in assertEqual(try future.wait().advanced(by: 1), 2) }
    let awaitedValue7 = try await future.get()
    try check(awaitedValue7.words.isEmpty)
}

// A 'try' that is for something else is not for what is moved.
struct Settings: Sendable {
    static var shared: Settings { Settings(text: readLine() ?? "") }
    static var stored: Settings { get throws { Settings(text: try String(contentsOfFile: "a", encoding: .utf8)) } }
    static func read() -> Settings { shared }
    let text: String
    func parsed(_ radix: Int = 10) throws -> Int {
        guard let number = Int(text, radix: radix) else { throw CancellationError() }
        return number
    }
}

func settings() async throws -> Int {
    let first = try await offload { Settings.shared }.parsed()
    let second = try await offload { try Settings.stored }.parsed(await offload { Settings.read() }.parsed())
    return try first + second + (await offload { Settings.read() }.parsed())
}
