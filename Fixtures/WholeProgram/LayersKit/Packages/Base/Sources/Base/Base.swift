// The lowest layer: a package that only the middle one depends on.
import Foundation

public protocol Clock {
    func pause(_ seconds: Int)
    var now: Int { get }
}

public struct BlockingClock: Clock {
    public init() {}

    public func pause(_ seconds: Int) {
        sleep(UInt32(seconds))  // silent
    }

    public var now: Int { 0 }
}

public struct File {
    public let path: String
    public init(path: String) { self.path = path }

    public func read() throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: path))  // silent
    }

    public var name: String { path }
}

open class Resource {
    public init() {}
    open func open() {}
    public final func use() { open() }  // silent
}

public func retrying<T>(_ times: Int, _ body: () throws -> T) rethrows -> T { try body() }
