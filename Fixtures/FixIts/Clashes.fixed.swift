// Types of other modules that are called like types of the runtime: only what is used is imported.
import Foundation
import NIOCore
import func UnblockRuntime.offload
import struct UnblockRuntime.UnblockedCalls

func address(of host: String) async throws -> SocketAddress {
    try await offload { try SocketAddress.makeAddressResolvingHost(host, port: 443) }
}

func both(_ text: inout [String], semaphore: DispatchSemaphore) async {
    try? await Task.sleep(for: .seconds(1))
    await semaphore.unblocked.wait()
    text.append(await offload { readLine() } ?? "")
    await offload { text.removeAll { _ in readLine() == nil } }
}
