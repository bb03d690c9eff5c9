// Sleeping becomes the task's own.
// apply: unsafe
import Foundation
import UnblockRuntime

func sleeps(seconds: Double, until: Date, micro: UInt32) async throws {
    try await Task.sleep(for: .seconds(seconds))
    try await Task.sleep(for: .seconds(UInt32(seconds)))
    try await Task.sleep(for: .microseconds(micro * 2))
    try await Task.sleep(for: .seconds(1))
    let left = await offloadWithErrno { sleep(2) }
    if (await offloadWithErrno { sleep(1) }) > 0 { print(left) }
    for _ in 0..<3 { try await Task.sleep(for: .microseconds(1000)) }
    try await Task.sleep(for: .seconds(1))
    try await Task.sleep(for: .seconds(seconds + 1))
}

func quiet() async {
    try? await Task.sleep(for: .seconds(1))
    Task { _ = try? await Task.sleep(for: .seconds(1)) }
    Task.detached { _ = try? await Task.sleep(for: .seconds(1)) }
    let sleeper: @Sendable () async -> Void = { _ = try? await Task.sleep(for: .microseconds(3000)) }
    await sleeper()
    switch 1 {
    case 1: try? await Task.sleep(for: .seconds(1))
    default: break
    }
    _ = await offload { [1, 2].map { _ in sleep(1) } }
    if true { try? await Task.sleep(for: .seconds(1)) } else { try? await Task.sleep(for: .seconds(2)) }
    defer { sleep(1) }
    let number: UInt32 = { sleep(1) }()
    print(number)
}

actor Sleeper {
    func nap() async { try? await Task.sleep(for: .seconds(1)) }
    func napLonger() async throws { try await Task.sleep(for: .seconds(2)) }
}
