// The part of SwiftNIO's NIOCore that the fixtures use: names, labels and isolation as in the real module, no behaviour.
import Dispatch

public struct TimeAmount: Hashable, Sendable {
    public static func nanoseconds(_ amount: Int64) -> TimeAmount { fatalError() }
    public static func milliseconds(_ amount: Int64) -> TimeAmount { fatalError() }
    public static func seconds(_ amount: Int64) -> TimeAmount { fatalError() }
    public static func minutes(_ amount: Int64) -> TimeAmount { fatalError() }
}

public struct NIODeadline: Equatable, Hashable, Sendable {
    public static func now() -> NIODeadline { fatalError() }
    public static func + (lhs: NIODeadline, rhs: TimeAmount) -> NIODeadline { fatalError() }
}

public protocol EventLoopGroup: AnyObject, Sendable {
    func next() -> EventLoop
    func any() -> EventLoop
    func shutdownGracefully(queue: DispatchQueue, _ callback: @escaping @Sendable (Error?) -> Void)
}

extension EventLoopGroup {
    public func any() -> EventLoop { next() }
    public func shutdownGracefully(_ callback: @escaping @Sendable (Error?) -> Void) {}
    public func shutdownGracefully() async throws {}
    @available(*, noasync, message: "this can end up blocking the calling thread", renamed: "shutdownGracefully()")
    public func syncShutdownGracefully() throws {}
}

public protocol EventLoop: EventLoopGroup {
    var inEventLoop: Bool { get }
    func execute(_ task: @escaping @Sendable () -> Void)
    func submit<T>(_ task: @escaping @Sendable () throws -> T) -> EventLoopFuture<T>
    @discardableResult
    func scheduleTask<T>(deadline: NIODeadline, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T>
    @discardableResult
    func scheduleTask<T>(in: TimeAmount, _ task: @escaping @Sendable () throws -> T) -> Scheduled<T>
}

extension EventLoop {
    public var executor: any SerialExecutor { fatalError() }
    public func flatSubmit<T: Sendable>(_ task: @escaping @Sendable () -> EventLoopFuture<T>) -> EventLoopFuture<T> {
        fatalError()
    }
    @discardableResult
    public func flatScheduleTask<T: Sendable>(
        in delay: TimeAmount, _ task: @escaping @Sendable () throws -> EventLoopFuture<T>
    ) -> Scheduled<T> { fatalError() }
    @discardableResult
    public func scheduleRepeatedTask(
        initialDelay: TimeAmount, delay: TimeAmount, _ task: @escaping @Sendable (RepeatedTask) throws -> Void
    ) -> RepeatedTask { fatalError() }
    public func makePromise<T>(of type: T.Type = T.self) -> EventLoopPromise<T> { fatalError() }
    public func makeSucceededFuture<T: Sendable>(_ value: T) -> EventLoopFuture<T> { fatalError() }
    public func makeFailedFuture<T>(_ error: Error) -> EventLoopFuture<T> { fatalError() }
    public func makeSucceededVoidFuture() -> EventLoopFuture<Void> { fatalError() }
    public func assertInEventLoop(file: StaticString = #fileID, line: UInt = #line) {}
    public func assertNotInEventLoop(file: StaticString = #fileID, line: UInt = #line) {}
    public func preconditionInEventLoop(file: StaticString = #fileID, line: UInt = #line) {}
    public func preconditionNotInEventLoop(file: StaticString = #fileID, line: UInt = #line) {}
    @available(*, noasync)
    public func assumeIsolated() -> Isolated { fatalError() }
    public typealias Isolated = NIOIsolatedEventLoop
}

public struct NIOIsolatedEventLoop {
    public func execute(_ task: @escaping () -> Void) {}
}

public struct Scheduled<T> {
    public var futureResult: EventLoopFuture<T> { fatalError() }
    public func cancel() {}
}

public final class RepeatedTask: @unchecked Sendable {
    public func cancel() {}
}

public struct EventLoopPromise<Value>: @unchecked Sendable {
    public let futureResult: EventLoopFuture<Value>
    public func succeed(_ value: Value) {}
    public func fail(_ error: Error) {}
}

public final class EventLoopFuture<Value>: @unchecked Sendable {
    public let eventLoop: EventLoop
    init(eventLoop: EventLoop) { self.eventLoop = eventLoop }

    public func map<NewValue>(_ callback: @escaping @Sendable (Value) -> NewValue) -> EventLoopFuture<NewValue> {
        fatalError()
    }
    public func flatMap<NewValue: Sendable>(
        _ callback: @escaping @Sendable (Value) -> EventLoopFuture<NewValue>
    ) -> EventLoopFuture<NewValue> { fatalError() }
    public func flatMapThrowing<NewValue>(
        _ callback: @escaping @Sendable (Value) throws -> NewValue
    ) -> EventLoopFuture<NewValue> { fatalError() }
    public func flatMapError(
        _ callback: @escaping @Sendable (Error) -> EventLoopFuture<Value>
    ) -> EventLoopFuture<Value> { fatalError() }
    public func recover(_ callback: @escaping @Sendable (Error) -> Value) -> EventLoopFuture<Value> { fatalError() }
    public func whenSuccess(_ callback: @escaping @Sendable (Value) -> Void) {}
    public func whenFailure(_ callback: @escaping @Sendable (Error) -> Void) {}
    public func whenComplete(_ callback: @escaping @Sendable (Result<Value, Error>) -> Void) {}
    public func always(_ callback: @escaping @Sendable (Result<Value, Error>) -> Void) -> EventLoopFuture<Value> {
        fatalError()
    }
    public func hop(to target: EventLoop) -> EventLoopFuture<Value> { fatalError() }
    public func flatMapBlocking<NewValue: Sendable>(
        onto queue: DispatchQueue, _ callbackMayBlock: @escaping @Sendable (Value) throws -> NewValue
    ) -> EventLoopFuture<NewValue> { fatalError() }
    public func whenSuccessBlocking(onto queue: DispatchQueue, _ callbackMayBlock: @escaping @Sendable (Value) -> Void) {}

    @available(*, noasync, message: "wait() can block indefinitely, prefer get()", renamed: "get()")
    public func wait(file: StaticString = #file, line: UInt = #line) throws -> Value { fatalError() }
    public func get() async throws -> Value { fatalError() }
}

public struct ByteBuffer: Hashable, Sendable {
    public init() {}
    public init(string: String) {}
    public var readableBytes: Int { 0 }
    public mutating func readString(length: Int) -> String? { nil }
    public mutating func readBytes(length: Int) -> [UInt8]? { nil }
    public mutating func readInteger<T: FixedWidthInteger>(as type: T.Type = T.self) -> T? { nil }
    @discardableResult public mutating func writeString(_ string: String) -> Int { 0 }
    @discardableResult public mutating func writeBytes(_ bytes: [UInt8]) -> Int { 0 }
}

public struct SocketAddress: Sendable {
    public init(ipAddress: String, port: Int) throws { fatalError() }
    public static func makeAddressResolvingHost(_ host: String, port: Int) throws -> SocketAddress { fatalError() }
}

public struct NIOAny {
    public init<T>(_ value: T) {}
}

public protocol Channel: AnyObject, Sendable {
    var eventLoop: EventLoop { get }
    var closeFuture: EventLoopFuture<Void> { get }
    var isActive: Bool { get }
    var pipeline: ChannelPipeline { get }
}

extension Channel {
    public func read() {}
    public func write<T>(_ data: T) -> EventLoopFuture<Void> { fatalError() }
    public func writeAndFlush<T>(_ data: T) -> EventLoopFuture<Void> { fatalError() }
    public func writeAndFlush<T: Sendable>(_ data: T) async throws {}
    public func close() -> EventLoopFuture<Void> { fatalError() }
    public func close() async throws {}
}

public final class ChannelPipeline: @unchecked Sendable {
    public func addHandler(_ handler: ChannelHandler) -> EventLoopFuture<Void> { fatalError() }
}

public final class ChannelHandlerContext {
    public var channel: Channel { fatalError() }
    public var eventLoop: EventLoop { fatalError() }
    public func read() {}
    public func flush() {}
    public func fireChannelRead(_ data: NIOAny) {}
    public func fireChannelActive() {}
    public func fireErrorCaught(_ error: Error) {}
    public func write(_ data: NIOAny, promise: EventLoopPromise<Void>?) {}
    public func writeAndFlush(_ data: NIOAny, promise: EventLoopPromise<Void>?) {}
    public func close(promise: EventLoopPromise<Void>?) {}
}

public protocol ChannelHandler: AnyObject {
    func handlerAdded(context: ChannelHandlerContext)
    func handlerRemoved(context: ChannelHandlerContext)
}

extension ChannelHandler {
    public func handlerAdded(context: ChannelHandlerContext) {}
    public func handlerRemoved(context: ChannelHandlerContext) {}
}

public protocol ChannelInboundHandler: ChannelHandler {
    associatedtype InboundIn
    associatedtype InboundOut = Never
    associatedtype OutboundOut = Never
    func channelActive(context: ChannelHandlerContext)
    func channelInactive(context: ChannelHandlerContext)
    func channelRead(context: ChannelHandlerContext, data: NIOAny)
    func channelReadComplete(context: ChannelHandlerContext)
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any)
    func errorCaught(context: ChannelHandlerContext, error: Error)
}

extension ChannelInboundHandler {
    public static func unwrapInboundIn(_ value: NIOAny) -> InboundIn { fatalError() }
    public static func wrapOutboundOut(_ value: OutboundOut) -> NIOAny { fatalError() }
    public func unwrapInboundIn(_ value: NIOAny) -> InboundIn { fatalError() }
    public func wrapOutboundOut(_ value: OutboundOut) -> NIOAny { fatalError() }
    public func channelActive(context: ChannelHandlerContext) {}
    public func channelInactive(context: ChannelHandlerContext) {}
    public func channelRead(context: ChannelHandlerContext, data: NIOAny) {}
    public func channelReadComplete(context: ChannelHandlerContext) {}
    public func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {}
    public func errorCaught(context: ChannelHandlerContext, error: Error) {}
}

public protocol ChannelOutboundHandler: ChannelHandler {
    associatedtype OutboundIn
    associatedtype OutboundOut = Never
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?)
    func flush(context: ChannelHandlerContext)
    func read(context: ChannelHandlerContext)
}

extension ChannelOutboundHandler {
    public func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {}
    public func flush(context: ChannelHandlerContext) {}
    public func read(context: ChannelHandlerContext) {}
}

public enum DecodingState: Sendable {
    case `continue`
    case needMoreData
}

public protocol ByteToMessageDecoder {
    associatedtype InboundOut = Never
    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState
}
