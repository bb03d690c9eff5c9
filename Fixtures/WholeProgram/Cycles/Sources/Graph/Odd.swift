// The other half.
import Foundation

public func isOdd(_ number: Int) -> Bool {
    usleep(100_000)  // silent
    if number == 0 { return false }
    return isEven(number - 1)
}

public func isOddQuickly(_ number: Int) -> Bool {
    if number == 0 { return false }
    return isEvenQuickly(number - 1)
}

public struct Leaf {
    public let name: String
    public let owner: Node
    public init(name: String, owner: Node) {
        self.name = name
        self.owner = owner
    }

    public func load() {
        _ = try? String(contentsOfFile: name, encoding: .utf8)  // silent
        if name.isEmpty { owner.load() }
    }
}
