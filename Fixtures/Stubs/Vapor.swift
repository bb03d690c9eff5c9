// The part of Vapor that the fixtures use: routes and password hashes.
import NIOCore

public struct PathComponent: ExpressibleByStringLiteral, Sendable {
    public init(stringLiteral value: String) {}
}

public final class Request: @unchecked Sendable {
    public var eventLoop: any EventLoop { fatalError() }
    public var password: any PasswordHasher { fatalError() }
}

public protocol PasswordHasher: Sendable {
    func hash(_ password: String) throws -> String
    func verify(_ password: String, created digest: String) throws -> Bool
}

extension PasswordHasher {
    public var async: AsyncPasswordHasher { fatalError() }
}

public struct AsyncPasswordHasher: Sendable {
    public func hash(_ password: String) async throws -> String { fatalError() }
    public func verify(_ password: String, created digest: String) async throws -> Bool { fatalError() }
}

public final class BCryptDigest: Sendable {
    public func hash(_ plaintext: String, cost: Int = 12) throws -> String { fatalError() }
    public func verify(_ plaintext: String, created hash: String) throws -> Bool { fatalError() }
}

public var Bcrypt: BCryptDigest { fatalError() }

public final class Route: @unchecked Sendable {}

public final class Application: @unchecked Sendable {
    @discardableResult
    public func get<Response>(
        _ path: PathComponent..., use closure: @Sendable @escaping (Request) throws -> Response
    ) -> Route { fatalError() }
    @discardableResult
    public func get<Response>(
        _ path: PathComponent..., use closure: @Sendable @escaping (Request) async throws -> Response
    ) -> Route { fatalError() }
    @discardableResult
    public func post<Response>(
        _ path: PathComponent..., use closure: @Sendable @escaping (Request) async throws -> Response
    ) -> Route { fatalError() }
}
