// What references refer to.
import Foundation

public struct Document {
    public let path: String
    public init(path: String) { self.path = path }

    public init(loading path: String) {
        self.path = load(path)  // silent
    }

    public var text: String {
        load(path)  // silent
    }

    public var name: String { path }

    public func body() -> String { text }  // silent
    public func summary() -> String { path }

    public static func check(_ path: String) -> Bool {
        !load(path).isEmpty  // silent
    }

    public static func isPlain(_ path: String) -> Bool { path.hasSuffix(".txt") }
}

public func load(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""  // silent
}

public func normalize(_ path: String) -> String { path.lowercased() }

/// Calls the function that it is given.
public func apply(_ names: [String], _ transform: (String) -> String) -> [String] {
    var result: [String] = []
    for name in names { result.append(transform(name)) }  // silent
    return result
}

/// Keeps what it is given for a thread of its own.
public func applyLater(_ names: [String], _ transform: @escaping @Sendable (String) -> String) {
    Thread.detachNewThread {
        for name in names { print(transform(name)) }  // silent
    }
}

public func read<Root, Value>(_ root: Root, _ path: KeyPath<Root, Value>) -> Value {
    root[keyPath: path]  // silent
}
