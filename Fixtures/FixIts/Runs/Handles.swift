// File handles.
import Foundation

@main struct Program {
    static func main() async throws {
        try "one\ntwo\nthree".write(toFile: "a.txt", atomically: true, encoding: .utf8)

        let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: "a.txt"))
        let head = try handle.read(upToCount: 3) ?? Data()
        let rest = try handle.readToEnd() ?? Data()
        try handle.close()
        print(String(decoding: head, as: UTF8.self), rest.count)
    }
}
