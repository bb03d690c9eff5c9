// Witnesses: some block, some do not.
import Foundation
import Interfaces

public struct FileStore: Loading {
    public init() {}

    public func load(_ key: String) -> Data {
        (try? Data(contentsOf: URL(fileURLWithPath: key))) ?? Data()  // silent
    }

    public var isReady: Bool {
        sleep(1)  // silent
        return true
    }
}

public struct MemoryStore: Loading {
    public init() {}
    public func load(_ key: Int) -> Data { Data() }
}

/// Has the same members, and conforms to nothing.
public struct Lookalike {
    public init() {}
    public func write(_ text: String) {
        sleep(1)  // silent
    }
    public func clear() {
        sleep(1)  // silent
    }
}

public struct FileSink: Sink {
    public init() {}
    public func write(_ text: String) {
        try? text.write(toFile: "log", atomically: true, encoding: .utf8)  // silent
    }
    public func flush() {}
}

public struct NullSink: Sink {
    public init() {}
    public func write(_ text: String) {}
}

public final class Cache: Clearing {
    public init() {}
    public func clear() {}
}

extension Cache: Named {
    public var name: String { "cache" }
    public static func make() -> Self { Self(label: "cache") }
    public convenience init(label: String) { self.init() }
}

public struct Device: Named {
    public init(label: String) {
        sleep(1)  // silent
    }

    public var name: String {
        usleep(300_000)  // silent
        return "device"
    }

    public static func make() -> Device {
        usleep(300_000)  // silent
        return Device(label: "a")  // silent
    }
}

public final class SlowJob: Job {
    public override func prepare() {
        sleep(1)  // silent
    }
    public override func finish() {}
}

open class QuickJob: Job {
    open override func prepare() { print("quick") }
    open override func finish() { print("done") }
}

public final class ProudJob: QuickJob {
    public override func prepare() {
        super.prepare()
        super.finish()
    }
}

public final class LazyJob: Job {
    public override func finish() {
        super.finish()  // silent
    }
}
