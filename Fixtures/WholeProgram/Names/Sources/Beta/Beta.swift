// The same names as in module Alpha: these do not block.
public func process(_ number: Int) {}

public func fetch(_ name: String, from other: String) -> String { name + other }

public struct Reader {
    public init() {}
    public func read() -> String { doze() }
}

public enum Format {
    public static func run() { _ = doze() }
}

private func doze() -> String { "" }

extension Substring {
    public func shout() -> String { uppercased() }
}

public struct Door {
    public init() {}
    public func open() -> Int { 0 }
    public func wait() {}
    public func sleep(_ seconds: Int) {}
}

/// Hides the function of the C library from those who import this module and not Glibc.
public func usleep(_ ticks: String) {}
