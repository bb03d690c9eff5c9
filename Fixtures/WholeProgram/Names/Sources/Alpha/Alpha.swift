// Names that module Beta has too: these block.
import Foundation

public func process(_ name: String) {
    sleep(1)  // silent
}

public func fetch(_ name: String) -> String {
    usleep(300_000)  // silent
    return name
}

public struct Reader {
    public init() {}

    public func read() -> String {
        doze()  // silent
        return ""
    }
}

public enum Format {
    public static func run() {
        sleep(1)  // silent
    }
}

private func doze() {
    sleep(1)  // silent
}

open class Widget {
    public init() {}
    open func draw() {
        sleep(1)  // silent
    }
    open func layout() {}
}

extension String {
    public func shout() -> String {
        usleep(500_000)  // silent
        return uppercased()
    }
}

public struct Vault {
    public init() {}

    public func open() -> Int {
        sleep(1)  // silent
        return 1
    }

    public func open() async -> Int {
        await Task.yield()
        return 1
    }

    public func close() {
        sleep(1)  // silent
    }

    public func close(_ reason: String) async {}

    public func count(of name: String) -> Int {
        sleep(1)  // silent
        return 0
    }

    public func count(of name: Int) -> Int { name }

    public func find(_ name: String, deep: Bool = false) -> Int {
        sleep(1)  // silent
        return 0
    }

    public func find(_ name: String, limit: Int) -> Int { limit }

    public func map<T>(_ body: (Int) -> T) -> T { body(1) }

    public func map<T>(_ body: (Int) async -> T) async -> T { await body(1) }
}
