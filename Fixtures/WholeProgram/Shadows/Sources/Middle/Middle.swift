// Hands out Base's types; whoever imports this module sees their members without importing Base.
import Base

public typealias Drive = Disk

public func openDisk() -> Disk { Disk() }
public func openSession() -> Session { Session() }
public func allDisks() -> [Disk] { [] }

public struct Cabinet {
    public let disk = Disk()
    public var drive: Drive { disk }
    public init() {}
}

public final class Circle: Shape {
    public override func area() -> Int { 3 }
    public override class func prepare() {}
}

public final class Square: Shape {
    public override func area() -> Int {
        openDisk().read().count  // silent
    }
}

public struct Request {
    public var sleep = 3
    public var wait: () -> Void = {}
    public init() {}
    public func system(_ command: String) -> Int32 { 0 }
}
