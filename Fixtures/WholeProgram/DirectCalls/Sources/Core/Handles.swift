// Deinitialisers, and class initialisers that call each other.
import Foundation

public final class Handle {
    public init() {}
    public func touch() {}

    deinit {
        usleep(250_000)  // silent
    }
}

public final class Token {
    public init() {}
    deinit { print("gone") }
}

public class Base {
    public let text: String

    public init(text: String) { self.text = text }

    public convenience init(path: String) {
        self.init(text: readText(path))  // silent
    }

    public convenience init(name: String) {
        self.init(text: name)
    }
}

public final class Derived: Base {
    public init(number: Int) {
        sleep(UInt32(number))  // silent
        super.init(text: "\(number)")
    }

    public init(letter: Character) {
        super.init(text: String(letter))
    }
}

public struct Settings {
    public var text = readText("settings")  // silent
    public var level = 3
    public init() {}
    public init(text: String) { self.text = text }
}
