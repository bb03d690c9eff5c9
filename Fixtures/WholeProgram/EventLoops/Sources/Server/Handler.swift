// What an event loop runs, directly and through helpers of another module.
import Foundation
import NIOCore
import NIOEmbedded
import NIOPosix
import Storage

final class FileHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    let storage: Storage
    init(storage: Storage) { self.storage = storage }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        _ = try? storage.load("a")  // finding: blocking-file-io  // trace: Storage.load(_:) > Data.init(contentsOf:)
        _ = storage.exists("a")  // silent
        answer(context)  // finding: blocking-sleep
    }

    private func answer(_ context: ChannelHandlerContext) {
        usleep(50_000)  // silent
        context.flush()  // silent
    }

    func channelActive(context: ChannelHandlerContext) {
        _ = storage.later(context.eventLoop)  // silent
        _ = try? storage.now(context.eventLoop)  // finding: blocking-wait (deadlock)  // trace: Storage.now(_:) > EventLoopFuture.wait()
        _ = try? storage.later(context.eventLoop).wait()  // finding: blocking-wait (deadlock)
    }

    func channelInactive(context: ChannelHandlerContext) {
        let storage = storage
        NIOThreadPool.singleton.submit { _ in
            _ = try? storage.load("b")  // silent
        }
    }
}

func callbacks(_ future: EventLoopFuture<String>, _ storage: Storage, _ queue: DispatchQueue) {
    future.whenSuccess { name in
        _ = try? storage.load(name)  // finding: blocking-file-io
    }
    _ = future.flatMapThrowing { try storage.load($0) }  // finding: blocking-file-io
    _ = future.flatMapBlocking(onto: queue) { try storage.load($0) }  // silent
    _ = future.map { storage.exists($0) }  // silent
    future.whenComplete { _ in
        _ = try? value(of: future)  // finding: blocking-wait (deadlock)
        _ = wrapped(future)  // silent
    }
    _ = try? value(of: future)  // silent
}

func loops(_ loop: any EventLoop, _ other: EventLoopFuture<Int>, _ storage: Storage) {
    loop.execute {
        _ = try? storage.load("a")  // finding: blocking-file-io
        _ = try? loop.submit { 1 }.wait()  // finding: blocking-wait (deadlock)
        _ = try? storage.now(loop)  // finding: blocking-wait (deadlock)
    }
    onLoop(loop) {
        _ = try? storage.load("b")  // finding: blocking-file-io
    }
    onLoop(loop) { _ = storage.exists("b") }  // silent
    _ = try? storage.now(loop)  // silent
}

func tasks(_ loop: any EventLoop, _ storage: Storage, _ pool: NIOThreadPool) async throws {
    _ = try await storage.later(loop).get()  // silent
    _ = try storage.now(loop)  // finding: blocking-wait
    _ = try value(of: storage.later(loop))  // finding: blocking-wait
    _ = try await pool.runIfActive { try storage.load("a") }  // silent
    _ = try await pool.runIfActive { try storage.now(loop) }  // silent
    let embedded = EmbeddedEventLoop()
    _ = try embedded.submit { 1 }.wait()  // silent
    try await loop.shutdownGracefully()  // silent
}

final class Client: @unchecked Sendable {
    private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)

    func connect() -> EventLoopFuture<any Channel> {
        ClientBootstrap(group: group)
            .channelInitializer { channel in
                prepare()  // finding: blocking-sleep
                return channel.eventLoop.makeSucceededVoidFuture()
            }
            .connect(host: "localhost", port: 80)  // silent
    }

    func stop() throws {
        try group.syncShutdownGracefully()  // silent
    }

    deinit {
        try? group.syncShutdownGracefully()  // silent
    }
}

func prepare() {
    sleep(1)  // silent
}

func stops(_ client: Client) async throws {
    try client.stop()  // finding: blocking-wait  // trace: Client.stop() > EventLoopGroup.syncShutdownGracefully()
    _ = client.connect()  // silent
}
