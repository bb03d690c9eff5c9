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
