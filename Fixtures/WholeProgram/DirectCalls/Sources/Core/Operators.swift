// Operators, values that are called, dynamic members.
import Foundation

infix operator <~: AssignmentPrecedence
prefix operator ^^

public struct Volume: Equatable {
    public var size: Int
    public init(size: Int) { self.size = size }

    public static func + (left: Volume, right: Volume) -> Volume {
        sleep(1)  // silent
        return Volume(size: left.size + right.size)
    }

    public static func - (left: Volume, right: Volume) -> Volume { Volume(size: left.size - right.size) }

    public static func += (left: inout Volume, right: Volume) {
        left = left + right  // silent
    }

    public static func -= (left: inout Volume, right: Volume) { left.size -= right.size }

    public static func <~ (left: inout Volume, path: String) {
        left.size = readText(path).count  // silent
    }

    public static prefix func ^^ (volume: Volume) -> Int {
        usleep(200_000)  // silent
        return volume.size
    }

    public static func == (left: Volume, right: Volume) -> Bool {
        sleep(1)  // silent
        return left.size == right.size
    }
}

public struct Weight: Equatable {
    public var grams: Int
    public init(grams: Int) { self.grams = grams }
    public static func + (left: Weight, right: Weight) -> Weight { Weight(grams: left.grams + right.grams) }
}

public struct Fetch {
    public init() {}

    public func callAsFunction(_ name: String) -> String {
        readText(name)  // silent
    }

    public func callAsFunction(cached name: String) -> String { name }
}

@dynamicMemberLookup
public struct Environment {
    public init() {}
    public var name: String { "production" }

    public subscript(dynamicMember key: String) -> String {
        readText(key)  // silent
    }
}
