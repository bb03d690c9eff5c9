// Functions that run a closure before they return: it stands where the call stands.
import Foundation

public func inPlace<T>(_ body: () throws -> T) rethrows -> T { try body() }

public func timed<T>(_ name: String, body: () throws -> T) rethrows -> T {
    let start = Date()
    defer { print(name, Date().timeIntervalSince(start)) }
    return try inPlace(body)
}

public func throughTwo(_ body: () -> Void) {
    timed("two") { inPlace { body() } }
}

public func unless(_ condition: Bool, _ body: @autoclosure () -> String) -> String {
    condition ? "" : body()
}

public func never(_ body: () -> Void) {}

public final class Guarded<Value>: @unchecked Sendable {
    private let lock = NSLock()
    private var value: Value
    public init(_ value: Value) { self.value = value }

    public func withValue<T>(_ body: (inout Value) throws -> T) rethrows -> T {
        lock.lock()  // silent
        defer { lock.unlock() }  // silent
        return try body(&value)
    }

    public var current: Value { withValue { $0 } }  // silent
}

public final class Serial: @unchecked Sendable {
    private let queue = DispatchQueue(label: "serial")
    public init() {}
    public func now<T>(_ body: () throws -> T) rethrows -> T { try queue.sync { try body() } }  // silent
}

extension Array {
    public func eachSlowly(_ body: (Element) -> Void) {
        for element in self {
            usleep(100_000)  // silent
            body(element)
        }
    }

    public func eachQuickly(_ body: (Element) -> Void) {
        for element in self { body(element) }
    }
}
