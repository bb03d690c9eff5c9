// Types of handlers that have names. There are more types here than in the files that use the names.
import Foundation

struct Response: Sendable {
    var status: Int?
    var text: String = ""
    var headers: [String: [String]] = [:]
    var cookies: Set<String> = []
    var body: Data?
    var duration: Double = 0
    var trailers: [String: [String]]?
    var next: (name: String, age: Int)?
    var flags: [Bool] = []
}

typealias MainHandler = @MainActor @Sendable (Response) -> Void
typealias AsyncHandler = @Sendable (Response) async -> Void
typealias Completion = @Sendable (Response) -> Void
