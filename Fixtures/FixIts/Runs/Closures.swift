// Closures that run in place.
import Foundation

@main struct Program {
    static func main() async throws {
        for name in ["a", "b"] { try name.write(toFile: name, atomically: true, encoding: .utf8) }
        print(["a", "b", "c"].map { FileManager.default.contents(atPath: $0)?.count ?? -1 })
        print(try ["a", "b"].reduce("") { try $0 + String(contentsOfFile: $1, encoding: .utf8) })
        ["a", "c"].forEach { name in print(name, FileManager.default.contents(atPath: name) != nil) }
        print(["a", "c"].filter { FileManager.default.contents(atPath: $0) != nil })
    }
}
