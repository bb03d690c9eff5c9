// Sleeping becomes the task's own.
// apply: unsafe
import Foundation

func sleeps(seconds: Double, until: Date, micro: UInt32) async throws {
    Thread.sleep(forTimeInterval: seconds)
    sleep(UInt32(seconds))
    usleep(micro * 2)
    _ = sleep(1)
    let left = sleep(2)
    if sleep(1) > 0 { print(left) }
    for _ in 0..<3 { usleep(1000) }
    Foundation.sleep(1)
    Foundation.Thread.sleep(forTimeInterval: seconds + 1)
}

func quiet() async {
    sleep(1)
    Task { sleep(1) }
    Task.detached { Thread.sleep(forTimeInterval: 1) }
    let sleeper: @Sendable () async -> Void = { usleep(3000) }
    await sleeper()
    switch 1 {
    case 1: sleep(1)
    default: break
    }
    _ = [1, 2].map { _ in sleep(1) }
    if true { sleep(1) } else { sleep(2) }
    defer { sleep(1) }
    let number: UInt32 = { sleep(1) }()
    print(number)
}

actor Sleeper {
    func nap() async { sleep(1) }
    func napLonger() async throws { Thread.sleep(forTimeInterval: 2) }
}
