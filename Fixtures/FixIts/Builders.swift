// Result builders: closures whose statements are values.
import Foundation

@resultBuilder enum TextBuilder {
    static func buildBlock(_ parts: String...) -> String { parts.joined() }
    static func buildOptional(_ part: String?) -> String { part ?? "" }
}

func text(@TextBuilder _ body: () -> String) -> String { body() }
func later(@TextBuilder _ body: () async throws -> String) async rethrows -> String { try await body() }

func built(path: String) async throws -> String {
    let first = text {
        "a"
        readLine() ?? ""
    }
    let second = try await later {
        "b"
        try String(contentsOfFile: path, encoding: .utf8)
        readLine() ?? ""
    }
    return first + second
}

@TextBuilder func page(path: String) async throws -> String {
    "c"
    try String(contentsOfFile: path, encoding: .utf8)
    if path.isEmpty {
        readLine() ?? ""
    }
}
