// HTTP clients: the async calls are fine, and every sync one waits for the network.
import AsyncHTTPClient
import Foundation
import NIOCore

func fetch(_ client: HTTPClient) async throws -> Int {
    let response = try await client.execute(HTTPClientRequest(url: "https://example.org"), timeout: .seconds(3))  // silent
    let body = try await response.body.collect(upTo: 1024)  // silent
    let old = try client.get(url: "https://example.org").wait()  // finding: blocking-wait
    let new = try await client.get(url: "https://example.org").get()  // silent
    return body.readableBytes + (old.body?.readableBytes ?? 0) + (new.body?.readableBytes ?? 0)
}

func stop(_ client: HTTPClient) async throws {
    try await client.shutdown()  // silent
    try client.syncShutdown()  // finding: blocking-wait
}

func stopInSync(_ client: HTTPClient) throws {
    try client.syncShutdown()  // silent
}

final class Counter: HTTPClientResponseDelegate, @unchecked Sendable {
    func didReceiveBodyPart(task: HTTPClient.Task<Int>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
        sleep(1)  // finding: blocking-sleep
        return task.futureResult.eventLoop.makeSucceededVoidFuture()
    }

    func didFinishRequest(task: HTTPClient.Task<Int>) throws -> Int {
        1  // silent
    }
}

func delegated(_ client: HTTPClient) async throws {
    let task = client.execute(request: try .init(url: "https://example.org"), delegate: Counter())  // silent
    _ = try await task.get()  // silent
    _ = try task.wait()  // finding: blocking-network
}
