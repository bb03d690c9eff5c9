// The part of SwiftNIO's NIOEmbedded that the fixtures use: event loops that a test turns by hand.
import Dispatch
import NIOCore

public final class EmbeddedEventLoop: EventLoop, @unchecked Sendable {
    public init() {}
    public var inEventLoop: Bool { true }
    public func next() -> EventLoop { self }
    public func execute(_ task: @escaping @Sendable () -> Void) {}
    public func submit<T>(_ task: @escaping @Sendable () throws -> T) -> EventLoopFuture<T> { fatalError() }
    public func scheduleTask<T>(deadline: NIODeadline, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
        fatalError()
    }
    public func scheduleTask<T>(in: TimeAmount, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T> {
        fatalError()
    }
    public func shutdownGracefully(queue: DispatchQueue, _ callback: @escaping @Sendable (Error?) -> Void) {}
    public func run() {}
    public func advanceTime(by increment: TimeAmount) {}
}

public final class EmbeddedChannel: Channel, @unchecked Sendable {
    public init(handler: ChannelHandler? = nil, loop: EmbeddedEventLoop = EmbeddedEventLoop()) {}
    public var eventLoop: EventLoop { fatalError() }
    public var embeddedEventLoop: EmbeddedEventLoop { fatalError() }
    public var closeFuture: EventLoopFuture<Void> { fatalError() }
    public var isActive: Bool { false }
    public var pipeline: ChannelPipeline { fatalError() }
    public func finish() throws {}
    public func writeInbound<T>(_ data: T) throws {}
    public func readInbound<T>(as type: T.Type = T.self) throws -> T? { nil }
    public func readOutbound<T>(as type: T.Type = T.self) throws -> T? { nil }
}
