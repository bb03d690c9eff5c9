// Types whose members block, twins with the same members, and the functions that make them.
import Foundation

public struct Disk {
    public init() {}
    public func read() -> String {
        sleep(1)  // silent
        return ""
    }
    public var text: String {
        sleep(1)  // silent
        return ""
    }
    public var cache: Cache { Cache() }
    public func opened() -> Disk { self }
    public static let main = Disk()
}

public struct Cache {
    public init() {}
    public func read() -> String { "" }
    public var text: String { "" }
    public var disk: Disk { Disk() }
    public func opened() -> Cache { self }
    public static let main = Cache()
}

public func makeDisk() -> Disk { Disk() }
public func makeCache() -> Cache { Cache() }
public func makeBoth() -> (disk: Disk, cache: Cache) { (Disk(), Cache()) }
public func findDisk() -> Disk? { nil }
public func findCache() throws -> Cache? { nil }
public func allDisks() -> [Disk] { [] }
public func allCaches() -> [String: Cache] { [:] }

public final class System {
    public var disk = Disk()
    public var cache = Cache()
    public var disks: [Disk] = []
    public var backup: System?
    public static let shared = System()
    public init() {}
    public subscript(name: String) -> Disk { disk }
    public subscript(number: Int) -> Cache { cache }
    public enum Part {
        case disk(Disk)
        case cache(Cache)
    }
    public var part: Part { .disk(disk) }
}

public struct Box<Content> {
    public var content: Content
    public init(_ content: Content) { self.content = content }
    public func map<Other>(_ transform: (Content) -> Other) -> Box<Other> { Box<Other>(transform(content)) }
}

public func identity<T>(_ value: T) -> T { value }
public func first<T>(of values: [T], or other: T) -> T { values.first ?? other }
public func pick(_ name: String) -> Disk { Disk() }
public func pick(_ number: Int) -> Cache { Cache() }

public class Device {
    public init() {}
    public func read() -> String { "" }
}

public final class Tape: Device {
    public func rewind() {
        sleep(1)  // silent
    }
}

public final class Chip: Device {
    public func rewind() {}
}
