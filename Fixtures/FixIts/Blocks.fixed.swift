// Blocks in which nothing can be awaited as they stand: 'defer', and the closures of macros.
import Foundation
import Testing
import UnblockFoundation
import UnblockRuntime

struct Files: Sendable {
    let folder = URL(fileURLWithPath: "files")

    @Test func expectations() async throws {
        let url = folder.appendingPathComponent("a")
        let data = Data("a".utf8)
        await #expect(throws: Never.self) { try await data.unblocked.write(to: url) }
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: url) } }
        let error = await #expect(throws: CocoaError.self) {
            // Not there.
            try await FileManager.default.unblocked.removeItem(at: url.appendingPathComponent("b"))
        }
        print(error as Any)
        try await #require(throws: Never.self) {
            let text = try await Data.unblocked(contentsOf: url)
            print(text)
        }
        await #expect(throws: Never.self, "written", performing: { try await data.unblocked.write(to: url) })
    }

    @Test func inASyncTest() throws {
        #expect(throws: Never.self) { _ = try Data(contentsOf: folder) }
    }
}

func cleanedUp(at url: URL) async throws -> Int {
    defer { try? FileManager.default.removeItem(at: url) }
    defer {
        // Whether it is there or not.
        try? FileManager.default.removeItem(
            at: url.appendingPathComponent("b"))
    }
    var name = "c"
    defer { try? FileManager.default.removeItem(atPath: name) }
    defer {
        try? FileManager.default.removeItem(atPath: "d")
        print("done")
    }
    name += "d"
    for _ in 0..<2 {
        defer { sleep(1) }
        print(name)
    }
    return try await load(url)
}

func load(_ url: URL) async throws -> Int {
    await withCheckedContinuation { (continuation: CheckedContinuation<Int, Never>) in
        enqueue(url)
        continuation.resume(returning: 1)
    }
}

private func enqueue(_ url: URL) { _ = try? Data(contentsOf: url) }

// A closure whose errors end in an autoclosure throws nothing.
struct Assertions {
    static func assertNoThrow<T>(_ value: @autoclosure () throws -> T) { _ = try? value() }
    func asserted(_ url: URL) async {
        await offload { () throws(Never) in Assertions.assertNoThrow(try checked(url)) }
    }
    private func checked(_ url: URL) throws { _ = try Data(contentsOf: url) }
}
