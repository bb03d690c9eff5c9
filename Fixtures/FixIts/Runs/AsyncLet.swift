// Values side by side.
import Foundation

@main struct Program {
    static func main() async throws {
        try "one\ntwo\nthree".write(toFile: "a.txt", atomically: true, encoding: .utf8)

        async let text = try String(contentsOfFile: "a.txt", encoding: .utf8)
        async let missing = try? Data(contentsOf: URL(fileURLWithPath: "missing"))
        print(try await text.count, await missing == nil)
    }
}
