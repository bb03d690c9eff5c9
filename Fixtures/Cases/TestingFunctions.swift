// swift-testing: async test functions run on the pool.
import Foundation
import Testing

@Suite struct DownloadTests {
    @Test func asyncTest() async throws {
        sleep(1)  // finding: blocking-sleep
        try await Task.sleep(for: .milliseconds(1))  // silent
    }

    @Test func compares() async throws {
        let url = URL(fileURLWithPath: "a")
        #expect(try Data(contentsOf: url).count == 3)  // finding: blocking-file-io
        #expect(await answer() == 42)  // silent
        let data = try #require(try? Data(contentsOf: url))  // finding: blocking-file-io
        #expect(data.count == 3)  // silent
    }

    @Test @MainActor func onMain() {
        usleep(100_000)  // finding: blocking-sleep
    }

    func answer() async -> Int { 42 }
}

@Suite struct ClosuresOfMacros {
    @Test func areCalledInPlace() async throws {
        let url = URL(fileURLWithPath: "a")
        #expect(throws: Never.self) { try Data().write(to: url) }  // finding: blocking-file-io
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(at: url) } }  // finding: blocking-file-io
        _ = #expect(throws: CancellationError.self, "late") {
            usleep(100_000)  // finding: blocking-sleep
            throw CancellationError()
        }
        await #expect(throws: Never.self) {
            sleep(1)  // finding: blocking-sleep
            await Task.yield()
        }
        _ = try #require(throws: CancellationError.self) { try pause(for: 1) }  // finding: blocking-sleep
    }

    @Test func onAThreadOfTheirOwn() {
        #expect(throws: Never.self) { try pause(for: 1) }  // silent
        Thread.detachNewThread {
            #expect(throws: Never.self) { try pause(for: 1) }  // silent
        }
    }

    private func pause(for seconds: UInt32) throws { sleep(seconds) }
}
