// Result builders: closures whose statements are values.
import Foundation
import UnblockRuntime
import UnblockFoundation

@resultBuilder enum TextBuilder {
    static func buildBlock(_ parts: String...) -> String { parts.joined() }
    static func buildOptional(_ part: String?) -> String { part ?? "" }
}

func text(@TextBuilder _ body: () -> String) -> String { body() }
func later(@TextBuilder _ body: () async throws -> String) async rethrows -> String { try await body() }

func built(path: String) async throws -> String {
    let first = await offload { text {
        "a"
        readLine() ?? ""
    } }
    let second = try await later {
        "b"
        try await String.unblocked(contentsOfFile: path, encoding: .utf8)
        await offload { readLine() } ?? ""
    }
    return first + second
}

@TextBuilder func page(path: String) async throws -> String {
    "c"
    try await String.unblocked(contentsOfFile: path, encoding: .utf8)
    if path.isEmpty {
        await offload { readLine() } ?? ""
    }
}
