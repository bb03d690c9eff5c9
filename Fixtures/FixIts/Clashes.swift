// Types of other modules that are called like types of the runtime: only what is used is imported.
import Foundation
import NIOCore

func address(of host: String) async throws -> SocketAddress {
    try SocketAddress.makeAddressResolvingHost(host, port: 443)
}

func both(_ text: inout [String], semaphore: DispatchSemaphore) async {
    sleep(1)
    semaphore.wait()
    text.append(readLine() ?? "")
    text.removeAll { _ in readLine() == nil }
}
