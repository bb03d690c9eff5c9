// Protocols and base classes that other modules implement.
import Foundation

public protocol Loading {
    associatedtype Key
    func load(_ key: Key) -> Data
    func cancel()
    var isReady: Bool { get }
}

extension Loading {
    public func cancel() {}
    public var isReady: Bool { true }

    public func loadAll(_ keys: [Key]) -> [Data] {
        keys.map { load($0) }  // silent
    }

    public func settle() {
        sleep(1)  // silent
    }
}

public protocol Sink {
    func write(_ text: String)
    func flush()
}

extension Sink {
    public func flush() {
        usleep(400_000)  // silent
    }
}

public protocol Clearing {
    func clear()
}

public protocol Named {
    var name: String { get }
    static func make() -> Self
    init(label: String)
}

open class Job {
    public init() {}
    open func prepare() {}

    open func perform() {}

    open func finish() {
        sleep(1)  // silent
    }

    public final func run() {
        prepare()  // silent
        perform()
    }
}
