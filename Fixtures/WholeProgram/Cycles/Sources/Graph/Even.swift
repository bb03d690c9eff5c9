// Half of a cycle through two files: only one of the functions blocks.
import Foundation

public func isEven(_ number: Int) -> Bool {
    if number == 0 { return true }
    return isOdd(number - 1)  // silent
}

public func isEvenQuickly(_ number: Int) -> Bool {
    if number == 0 { return true }
    return isOddQuickly(number - 1)
}

public final class Node {
    public var children: [Node] = []
    public var leaf: Leaf?
    public init() {}

    public func load() {
        for child in children { child.load() }
        leaf?.load()  // silent
    }

    public func count() -> Int {
        children.reduce(1) { $0 + $1.count() }
    }
}
