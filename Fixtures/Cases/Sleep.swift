// Sleeping: the thread's and the task's.
import Foundation

func sleeps() async throws {
    sleep(1)  // finding: blocking-sleep
    usleep(50_000)  // finding: blocking-sleep
    var time = timespec(tv_sec: 1, tv_nsec: 0)
    nanosleep(&time, nil)  // finding: blocking-sleep
    clock_nanosleep(CLOCK_MONOTONIC, 0, &time, nil)  // finding: blocking-sleep
    Thread.sleep(forTimeInterval: 0.5)  // finding: blocking-sleep
    Thread.sleep(until: Date().addingTimeInterval(2))  // finding: blocking-sleep
    Foundation.sleep(1)  // finding: blocking-sleep

    try await Task.sleep(nanoseconds: 1_000_000_000)  // silent
    try await Task.sleep(for: .seconds(1))  // silent
    try await Task.sleep(until: .now + .seconds(1))  // silent
    try await ContinuousClock().sleep(for: .milliseconds(5))  // silent
    await Task.yield()  // silent
}

func harmless() async {
    sleep(0)  // silent
    usleep(500)  // silent
    usleep(999)  // silent
    usleep(1_000)  // finding: blocking-sleep
    Thread.sleep(forTimeInterval: 0)  // silent
    Thread.sleep(forTimeInterval: 0.0001)  // silent
    Thread.sleep(forTimeInterval: 5e-4)  // silent
    Thread.sleep(forTimeInterval: 0.002)  // finding: blocking-sleep
}

func computed(_ seconds: UInt32, _ retries: Int) async {
    sleep(seconds)  // finding: blocking-sleep
    usleep(UInt32(retries) * 100_000)  // finding: blocking-sleep
}

/// Retries with a growing delay, the way people write it first.
func retrying<T>(_ attempts: Int, _ body: () async throws -> T) async throws -> T {
    for attempt in 1..<attempts {
        do { return try await body() } catch {
            Thread.sleep(forTimeInterval: pow(2, Double(attempt)))  // finding: blocking-sleep
        }
    }
    return try await body()
}

func retryingWell<T>(_ attempts: Int, _ body: () async throws -> T) async throws -> T {
    for attempt in 1..<attempts {
        do { return try await body() } catch {
            try await Task.sleep(nanoseconds: UInt64(attempt) * 1_000_000_000)  // silent
        }
    }
    return try await body()
}
