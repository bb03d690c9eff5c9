// The part of swift-crypto's Crypto that the fixtures use.
import Foundation

public protocol HashFunction: Sendable {
    init()
    mutating func update(data: some DataProtocol)
}

public struct SHA256Digest: Sendable {}

public struct SHA256: HashFunction {
    public init() {}
    public mutating func update(data: some DataProtocol) {}
    public func finalize() -> SHA256Digest { fatalError() }
    public static func hash<D: DataProtocol>(data: D) -> SHA256Digest { fatalError() }
}

public struct SymmetricKey: Sendable {}
