// What is written is read.
import Foundation

@main struct Program {
    static func main() async throws {
        try "one\ntwo\nthree".write(toFile: "a.txt", atomically: true, encoding: .utf8)

        let text = try String(contentsOfFile: "a.txt", encoding: .utf8)
        print(text.split(separator: "\n").count)
        print(try Data(contentsOf: URL(fileURLWithPath: "a.txt")).count + text.count)
        try FileManager.default.removeItem(atPath: "a.txt")
        print(FileManager.default.contents(atPath: "a.txt") == nil)
    }
}
