// The part of AsyncHTTPClient that the fixtures use.
import NIOCore

public struct HTTPClientRequest: Sendable {
    public init(url: String) {}
}

public struct HTTPClientResponse: Sendable {
    public var body: Body { fatalError() }
    public struct Body: Sendable {
        public func collect(upTo maxBytes: Int) async throws -> ByteBuffer { fatalError() }
    }
}

public final class HTTPClient: @unchecked Sendable {
    public static let shared = HTTPClient()
    public init() {}
    public struct Request: Sendable {
        public init(url: String) throws {}
    }
    public struct Response: Sendable {
        public var body: ByteBuffer?
    }
    public final class Task<Response: Sendable>: @unchecked Sendable {
        public var futureResult: EventLoopFuture<Response> { fatalError() }
        @available(*, noasync, message: "wait() can block indefinitely, prefer get()", renamed: "get()")
        public func wait() throws -> Response { fatalError() }
        public func get() async throws -> Response { fatalError() }
        public func cancel() {}
    }
    public func get(url: String) -> EventLoopFuture<Response> { fatalError() }
    public func execute<Delegate: HTTPClientResponseDelegate>(
        request: Request, delegate: Delegate
    ) -> Task<Delegate.Response> { fatalError() }
    public func execute(_ request: HTTPClientRequest, timeout: TimeAmount) async throws -> HTTPClientResponse {
        fatalError()
    }
    @available(*, noasync, message: "syncShutdown() can block indefinitely, prefer shutdown()", renamed: "shutdown()")
    public func syncShutdown() throws {}
    public func shutdown() async throws {}
}

public protocol HTTPClientResponseDelegate: AnyObject, Sendable {
    associatedtype Response: Sendable
    func didReceiveBodyPart(task: HTTPClient.Task<Response>, _ buffer: ByteBuffer) -> EventLoopFuture<Void>
    func didFinishRequest(task: HTTPClient.Task<Response>) throws -> Response
}
