// Arguments that a function takes as autoclosures: nothing can be awaited in them.
import Foundation
import NIOCore

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

// Errors that end in the function that takes the autoclosure do so afterwards, too.
func assertThrows<T>(_ value: @autoclosure () throws -> T) { if let value = try? value() { print(value) } }
func assertEqual<T: Equatable>(_ first: @autoclosure () throws -> T, _ second: @autoclosure () throws -> T) {
    if (try? first()) != (try? second()) { print("different") }
}

func assertions(url: URL, future: EventLoopFuture<Int>) async throws {
    assertThrows(try future.wait())
    assertEqual(1, try future.wait())
    assertEqual(try future.wait().advanced(by: 1), 2)
    try check(try future.wait().words.isEmpty)
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
    let first = try Settings.shared.parsed()
    let second = try Settings.stored.parsed(Settings.read().parsed())
    return try first + second + Settings.read().parsed()
}
