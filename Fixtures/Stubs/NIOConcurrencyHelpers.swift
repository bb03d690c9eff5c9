// The part of SwiftNIO's NIOConcurrencyHelpers that the fixtures use.
public struct NIOLock: @unchecked Sendable {
    public init() {}
    public func lock() {}
    public func unlock() {}
    public func withLock<T>(_ body: () throws -> T) rethrows -> T { try body() }
}

public struct NIOLockedValueBox<Value>: @unchecked Sendable {
    public init(_ value: Value) {}
    public func withLockedValue<T>(_ mutate: (inout Value) throws -> T) rethrows -> T { fatalError() }
}

public final class ConditionLock<T: Equatable>: @unchecked Sendable {
    public init(value: T) {}
    public func lock() {}
    public func unlock() {}
    public func lock(whenValue wantedValue: T) {}
    public func lock(whenValue wantedValue: T, timeoutSeconds: Double) -> Bool { true }
    public func unlock(withValue newValue: T) {}
}
