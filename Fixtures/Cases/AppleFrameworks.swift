// platform: macos
// Frameworks that exist on Apple's systems only: parsed, not type-checked, on others.
import AppKit
import CoreData
import Metal
import os

func encode(_ buffer: any MTLCommandBuffer) async {
    buffer.commit()  // silent
    buffer.waitUntilCompleted()  // finding: blocking-wait
    await buffer.completed()  // silent
}

func store(_ context: NSManagedObjectContext) async throws {
    await context.perform { print("in") }  // silent
    context.performAndWait { print("in") }  // finding: blocking-database
}

final class Delegate: NSViewController {
    override func viewDidLoad() {
        super.viewDidLoad()
        sleep(1)  // finding: blocking-sleep
    }

    nonisolated func measure() {
        sleep(1)  // silent
    }
}

let state = OSAllocatedUnfairLock(initialState: 0)

func locked() async {
    state.withLock { $0 += 1 }  // silent
    state.withLock { _ in
        sleep(1)  // finding: blocking-sleep
    }
}

func request(_ request: URLRequest) async throws {
    _ = try await URLSession.shared.data(for: request)  // silent
    _ = try NSURLConnection.sendSynchronousRequest(request, returning: nil)  // finding: blocking-network
    for try await line in FileHandle.standardInput.bytes.lines { print(line) }  // silent
}
