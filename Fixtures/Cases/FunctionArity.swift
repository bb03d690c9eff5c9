// Overloads that take functions: which one is meant, the number of parameters of what they are given tells.
import Foundation

struct Event {}
struct Writer {}
struct Surroundings {}

typealias Streaming = (Event, Writer, Surroundings) async throws -> Void

final class Runtime {
    init(log: String = "", body: @escaping (Event, Writer, Surroundings) async throws -> Void) {}

    init(decoder: Int = 0, encoder: Int = 0, log: String = "", body: @escaping (Event, Surroundings) async throws -> String) {
        sleep(1)  // silent
    }
}

final class Other {
    init(log: String = "", body: @escaping Streaming) {
        sleep(1)  // silent
    }

    init(decoder: Int = 0, body: @escaping (Event, Surroundings) async throws -> String) {}
}

func handle(_ event: Event, _ surroundings: Surroundings) async throws -> String { "" }
func stream(_ event: Event, _ writer: Writer, _ surroundings: Surroundings) async throws {}

struct Handler {
    func handle(_ event: Event, with surroundings: Surroundings) async throws -> String { "" }
    func stream(_ event: Event, to writer: Writer, with surroundings: Surroundings) async throws {}
    var stored: (Event, Surroundings) async throws -> String

    func start() async {
        _ = Runtime(body: handle)  // finding: blocking-sleep
        _ = Other(body: handle)  // silent
        _ = Runtime(body: self.stream)  // silent
        _ = Other(body: self.stream)  // finding: blocking-sleep
        _ = Runtime(body: stored)  // finding: blocking-sleep
    }
}

func references(_ handler: Handler, _ body: @escaping (Event, Surroundings) async throws -> String) async {
    _ = Runtime(body: handle)  // finding: blocking-sleep
    _ = Runtime(body: stream)  // silent
    _ = Other(body: handle)  // silent
    _ = Other(body: stream)  // finding: blocking-sleep
    _ = Runtime(body: handler.handle)  // finding: blocking-sleep
    _ = Other(body: handler.handle)  // silent
    _ = Other(body: handler.stored)  // silent
    _ = Runtime(body: body)  // finding: blocking-sleep
    _ = Other(body: body)  // silent
}

func closures() async {
    _ = Runtime { event, surroundings in try await handle(event, surroundings) }  // finding: blocking-sleep
    _ = Runtime { event, writer, surroundings in try await stream(event, writer, surroundings) }  // silent
    _ = Other { try await handle($0, $1) }  // silent
    _ = Other { try await stream($0, $1, $2) }  // finding: blocking-sleep
    _ = Other { _, _ in "" }  // silent
}

enum Runner {
    static func run(_ body: () -> Void) {}
    static func run(_ body: (Int) -> Void) {
        sleep(1)  // silent
        body(1)
    }

    static func each(_ body: ((Int, String)) -> Void) {
        sleep(1)  // silent
        body((1, ""))
    }
    static func each(_ body: (Int, String, Int) -> Void) {}
}

func counts() async {
    Runner.run { print("a") }  // silent
    Runner.run { print($0) }  // finding: blocking-sleep
    Runner.run { _ in print("a") }  // finding: blocking-sleep
    // A closure takes the only parameter apart, where it is a tuple.
    Runner.each { number, text in print(number, text) }  // finding: blocking-sleep
    Runner.each { print($0, $1) }  // finding: blocking-sleep
    Runner.each { print($0, $1, $2) }  // silent
    Runner.each { first, _, _ in print(first) }  // silent
}
