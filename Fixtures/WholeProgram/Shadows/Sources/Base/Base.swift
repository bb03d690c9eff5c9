// Types that the app gets to see through another module, or hides behind names of its own.
import Foundation

public struct Disk {
    public init() {}
    public func read() -> String {
        sleep(1)  // silent
        return ""
    }
    public func name() -> String { "disk" }
    public static func probe() {
        sleep(1)  // silent
    }
}

public struct Session {
    public init() {}

    public struct Cache {
        public init() {}
        public func load() {
            sleep(1)  // silent
        }
    }

    public func start() {
        Self.log()  // silent
    }

    static func log() {
        usleep(100_000)  // silent
    }
}

public enum Store {
    public struct Cache {
        public init() {}
        public func load() {}
    }
}

extension Array where Element == Disk {
    public func total() -> Int {
        map { $0.read().count }.reduce(0, +)  // silent
    }
}

extension Array where Element == Int {
    public func total() -> Int { reduce(0, +) }
}

extension Optional where Wrapped == Disk {
    public func readOrNothing() -> String {
        self?.read() ?? ""  // silent
    }
}

open class Shape {
    public init() {}
    open class func prepare() {
        sleep(1)  // silent
    }
    open func area() -> Int { 0 }
    public func describe() -> String { "\(area())" }  // silent
}
