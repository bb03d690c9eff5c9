// Descriptions, literals, sequences, builders: functions that the language calls.
import Foundation

public struct Probe: CustomStringConvertible {
    public let name: String
    public init(name: String) { self.name = name }

    public var description: String {
        load(name)  // silent
    }
}

public struct Label: CustomStringConvertible {
    public let name: String
    public init(name: String) { self.name = name }
    public var description: String { name }
}

public struct FileLines: Sequence, IteratorProtocol {
    let path: String
    public init(path: String) { self.path = path }

    public mutating func next() -> String? {
        readLine()  // silent
    }
}

public struct Countdown: Sequence, IteratorProtocol {
    var left: Int
    public init(_ left: Int) { self.left = left }

    public mutating func next() -> Int? {
        if left == 0 { return nil }
        left -= 1
        return left
    }
}

@resultBuilder
public enum PageBuilder {
    public static func buildExpression(_ path: String) -> String {
        load(path)  // silent
    }

    public static func buildBlock(_ parts: String...) -> String { parts.joined() }
}

@resultBuilder
public enum ListBuilder {
    public static func buildBlock(_ parts: String...) -> [String] { parts }
}

public func page(@PageBuilder _ content: () -> String) -> String { content() }
public func list(@ListBuilder _ content: () -> [String]) -> [String] { content() }

@PageBuilder
public func frontPage() -> String {
    "head"
    "body"
}
