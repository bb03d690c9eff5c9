// The part of SwiftNIO's NIOPosix that the fixtures use.
import Dispatch
import NIOCore

#if canImport(Darwin)
@_exported import Darwin
#elseif canImport(Glibc)
@_exported import Glibc
#endif

public final class MultiThreadedEventLoopGroup: EventLoopGroup, @unchecked Sendable {
    public static var singleton: MultiThreadedEventLoopGroup { fatalError() }
    public convenience init(numberOfThreads: Int) { fatalError() }
    public func next() -> EventLoop { fatalError() }
    public func shutdownGracefully(queue: DispatchQueue, _ callback: @escaping @Sendable (Error?) -> Void) {}
}

public final class NIOThreadPool: @unchecked Sendable {
    public enum WorkItemState: Sendable {
        case active
        case cancelled
    }
    public static var singleton: NIOThreadPool { fatalError() }
    public init(numberOfThreads: Int) {}
    public func start() {}
    public func submit(_ body: @escaping @Sendable (WorkItemState) -> Void) {}
    public func runIfActive<T: Sendable>(
        eventLoop: EventLoop, _ body: @escaping @Sendable () throws -> T
    ) -> EventLoopFuture<T> { fatalError() }
    public func runIfActive<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T { fatalError() }
    public func shutdownGracefully() async throws {}
    @available(*, noasync, message: "this can end up blocking the calling thread", renamed: "shutdownGracefully()")
    public func syncShutdownGracefully() throws {}
}

public final class NIOFileHandle {}

public struct NonBlockingFileIO: Sendable {
    public init(threadPool: NIOThreadPool) {}
    public func openFile(path: String, eventLoop: EventLoop) -> EventLoopFuture<Int> { fatalError() }
    public func read(fileHandle: NIOFileHandle, byteCount: Int, eventLoop: EventLoop) -> EventLoopFuture<ByteBuffer> {
        fatalError()
    }
    public func write(fileHandle: NIOFileHandle, buffer: ByteBuffer, eventLoop: EventLoop) -> EventLoopFuture<Void> {
        fatalError()
    }
}

public final class ServerBootstrap {
    public convenience init(group: EventLoopGroup) { fatalError() }
    public func childChannelInitializer(_ initializer: @escaping @Sendable (Channel) -> EventLoopFuture<Void>) -> Self {
        self
    }
    public func bind(host: String, port: Int) -> EventLoopFuture<Channel> { fatalError() }
}

public final class ClientBootstrap {
    public convenience init(group: EventLoopGroup) { fatalError() }
    public func channelInitializer(_ handler: @escaping @Sendable (Channel) -> EventLoopFuture<Void>) -> Self { self }
    public func connect(host: String, port: Int) -> EventLoopFuture<Channel> { fatalError() }
}
