// XCTest: sync test methods own their thread, async ones run on the pool.
import Foundation
import Testing
import XCTest

final class DownloadTests: XCTestCase {
    func testInSync() throws {
        let loaded = expectation(description: "loaded")
        DispatchQueue.global(qos: .utility).async { loaded.fulfill() }
        wait(for: [loaded], timeout: 1)  // silent
        sleep(1)  // silent
    }

    func testInAsync() async throws {
        let loaded = expectation(description: "loaded")
        loaded.fulfill()
        wait(for: [loaded], timeout: 1)  // finding: blocking-wait
        await fulfillment(of: [loaded], timeout: 1)  // silent
        waitForExpectations(timeout: 1)  // finding: blocking-wait
        Thread.sleep(forTimeInterval: 0.2)  // finding: blocking-sleep
        XCTAssertEqual(1, 1)  // silent
    }

    func testAutoclosure() async throws {
        XCTAssertEqual(try fixture("a").count, 3)  // finding: blocking-file-io
        XCTAssertNotNil(FileManager.default)  // silent
    }

    override func setUp() async throws {
        usleep(100_000)  // finding: blocking-sleep
    }

    override func tearDown() {
        usleep(100_000)  // silent
    }

    private func fixture(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: name))  // silent
    }
}

// What waits by running the run loop serves the main queue, unless a task of the main actor runs it.
final class MainActorTests: XCTestCase {
    @MainActor func testInSyncOnMainActor() {
        let loaded = expectation(description: "loaded")
        DispatchQueue.main.async { loaded.fulfill() }
        waitForExpectations(timeout: 1)  // silent
        sleep(1)  // finding: blocking-sleep
    }

    @MainActor func testInTaskOnMainActor() {
        let loaded = expectation(description: "loaded")
        Task {
            wait(for: [loaded], timeout: 1)  // finding: blocking-wait
        }
    }

    func testUnwrapping() async throws {
        let data = try XCTUnwrap("text".data(using: .utf8))
        try data.write(to: URL(fileURLWithPath: "/tmp/text"))  // finding: blocking-file-io
    }
}

@Test func requiring() async throws {
    let data = try #require("text".data(using: .utf8))
    try data.write(to: URL(fileURLWithPath: "/tmp/text"))  // finding: blocking-file-io
    let count = try #require("text".first)
    print(count)  // silent
}
