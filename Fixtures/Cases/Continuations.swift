// The body of a continuation runs in place: a continuation alone offloads nothing.
import Foundation

func bare(_ semaphore: DispatchSemaphore) async {
    await withCheckedContinuation { continuation in
        semaphore.wait()  // finding: blocking-wait
        continuation.resume()
    }
}

func bareThrowing(_ url: URL) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
        do {
            continuation.resume(returning: try Data(contentsOf: url))  // finding: blocking-file-io
        } catch {
            continuation.resume(throwing: error)
        }
    }
}

func unchecked() async {
    await withUnsafeContinuation { continuation in
        sleep(1)  // finding: blocking-sleep
        continuation.resume()
    }
}

func thread(_ url: URL) async throws -> Data {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(with: Result { try Data(contentsOf: url) })  // silent
        }
    }
}

func queue(_ work: DispatchQueue) async -> Int {
    await withUnsafeContinuation { continuation in
        work.async {
            sleep(1)  // silent
            continuation.resume(returning: 1)
        }
    }
}

func halfAndHalf(_ work: DispatchQueue, _ process: Process) async {
    await withCheckedContinuation { continuation in
        sleep(1)  // finding: blocking-sleep
        work.async {
            process.waitUntilExit()  // silent
            continuation.resume()
        }
    }
}

func cancelHandler(_ lock: NSCondition) async {
    await withTaskCancellationHandler {
        lock.wait()  // finding: blocking-wait
    } onCancel: {
        lock.signal()  // silent
    }
}

func stream(_ descriptor: Int32) -> AsyncStream<UInt8> {
    AsyncStream { continuation in
        let source = DispatchSource.makeReadSource(fileDescriptor: descriptor)
        source.setEventHandler {
            var byte: UInt8 = 0
            if read(descriptor, &byte, 1) == 1 { continuation.yield(byte) }  // silent
        }
        source.resume()
    }
}

func makeTicks() async -> AsyncStream<Int> {
    AsyncStream { continuation in
        sleep(1)  // finding: blocking-sleep
        continuation.yield(1)
    }
}

func unfolding(_ descriptor: Int32) -> AsyncStream<UInt8> {
    AsyncStream(unfolding: {
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) == 1 ? byte : nil  // finding: blocking-fd-io
    })
}
