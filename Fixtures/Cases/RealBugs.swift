// Shapes of bugs that shipped, retold: each compiled without a warning.
import Foundation
import NIOCore
import Synchronization

// A package manager: one helper bridges a callback to a sync result, and five layers up somebody is async.
struct Fingerprints: Sendable {
    func fetch(_ name: String, completion: @escaping @Sendable (Result<String, any Error>) -> Void) {
        DispatchQueue(label: "fingerprints").async { completion(.success(name)) }
    }
}

func unwrapped<Value: Sendable>(
    _ body: (@escaping @Sendable (Result<Value, any Error>) -> Void) -> Void
) throws -> Value {
    let semaphore = DispatchSemaphore(value: 0)
    let result = Mutex<Result<Value, any Error>?>(nil)
    body { value in
        result.withLock { $0 = value }  // silent
        semaphore.signal()  // silent
    }
    semaphore.wait()  // silent
    return try result.withLock { $0! }.get()
}

struct Workspace {
    let fingerprints = Fingerprints()

    func fingerprint(_ name: String) throws -> String {
        try unwrapped { fingerprints.fetch(name, completion: $0) }  // silent
    }

    func validate(_ names: [String]) throws {
        for name in names { _ = try fingerprint(name) }  // silent
    }

    func resolve(_ names: [String]) async throws {
        try validate(names)  // finding: blocking-wait
    }
}

// A photo library: synchronous decoding inside a continuation, one for each visible cell.
final class Decoder: @unchecked Sendable {
    func decode(_ url: URL, deliver: (Data) -> Void) {
        deliver((try? Data(contentsOf: url)) ?? Data())  // silent
    }
}

func thumbnail(_ decoder: Decoder, _ url: URL) async -> Data {
    await withCheckedContinuation { continuation in
        decoder.decode(url) { continuation.resume(returning: $0) }  // finding: blocking-file-io
    }
}

// A rate limiter that was meant for threads.
actor Limiter {
    private let permits = DispatchSemaphore(value: 2)

    func run<T: Sendable>(_ body: @Sendable () async throws -> T) async rethrows -> T {
        permits.wait()  // finding: blocking-wait
        defer { permits.signal() }  // silent
        return try await body()
    }
}

// A chat server: the log file is opened on the event loop, in the handler's callback of a future.
final class ChatHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    func channelInactive(context: ChannelHandlerContext) {
        context.channel.closeFuture.whenComplete { _ in
            try? "gone".write(toFile: "chat.log", atomically: false, encoding: .utf8)  // finding: blocking-file-io
        }
    }
}
