// Callbacks of futures run on the future's event loop, and waiting for a future there never ends.
import Foundation
import NIOCore
import NIOEmbedded

func callbacks(_ future: EventLoopFuture<URL>, _ queue: DispatchQueue) {
    _ = future.map { url in
        try? Data(contentsOf: url)  // finding: blocking-file-io
    }
    _ = future.flatMapThrowing { url in
        try String(contentsOf: url, encoding: .utf8)  // finding: blocking-file-io
    }
    _ = future.flatMap { url -> EventLoopFuture<Int> in
        sleep(1)  // finding: blocking-sleep
        return future.eventLoop.makeSucceededFuture(1)
    }
    _ = future.flatMapError { _ in
        sleep(1)  // finding: blocking-sleep
        return future
    }
    future.whenSuccess { _ in
        sleep(1)  // finding: blocking-sleep
    }
    future.whenFailure { _ in usleep(70_000) }  // finding: blocking-sleep
    future.whenComplete { result in
        _ = result.map { url in try? Data(contentsOf: url) }  // finding: blocking-file-io
    }
    _ = future.always { _ in
        print("done")  // silent
    }
    _ = future.flatMapBlocking(onto: queue) { url in
        try Data(contentsOf: url)  // silent
    }
    future.whenSuccessBlocking(onto: queue) { _ in
        sleep(1)  // silent
    }
}

func waits(_ future: EventLoopFuture<Int>) async throws -> Int {
    let direct = try future.wait()  // finding: blocking-wait
    let chained = try future
        .map { $0 + 1 }
        .wait()  // finding: blocking-wait
    return try await future.get() + direct + chained  // silent
}

func waitsInSync(_ future: EventLoopFuture<Int>) throws -> Int {
    try future.wait()  // silent
}

func waitsBehindSync(_ future: EventLoopFuture<Int>) async throws -> Int {
    try waitsInSync(future)  // finding: blocking-wait
}

func deadlock(_ loop: any EventLoop, _ future: EventLoopFuture<Int>) {
    loop.execute {
        _ = try? future.wait()  // finding: blocking-wait
    }
    future.whenComplete { _ in
        let promise = loop.makePromise(of: Int.self)
        _ = try? promise.futureResult.wait()  // finding: blocking-wait
    }
}

func embedded() async throws {
    let channel = EmbeddedChannel()
    try channel.close().wait()  // silent
    try channel.writeAndFlush(1).wait()  // silent
    let loop = EmbeddedEventLoop()
    let future = loop.submit { 1 }
    loop.run()
    _ = try future.wait()  // silent
    _ = try loop.makeSucceededFuture(3).wait()  // silent
}

// Other types have a `map` and a `flatMap` too.
func otherMaps(_ result: Result<URL, Error>, _ optional: URL?) {
    _ = result.map { try? Data(contentsOf: $0) }  // silent
    _ = optional.map { try? Data(contentsOf: $0) }  // silent
    _ = [optional].compactMap { $0 }.flatMap { (try? Data(contentsOf: $0)) ?? Data() }  // silent
}

func namesakes(_ channel: any Channel) async throws {
    channel.read()  // silent
    channel.isActive ? channel.read() : ()  // silent
    try await channel.writeAndFlush(1)  // silent
    try await channel.close()  // silent
}
