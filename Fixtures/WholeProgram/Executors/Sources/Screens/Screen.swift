// Everything here is isolated to the main actor, unless it says otherwise.
import Pools

public func present() {
    settle()  // finding: blocking-sleep
}

public final class Screen {
    public var title = ""
    public init() {}

    public func appear() {
        title = load("title")  // finding: blocking-file-io
        glance()  // silent
    }

    public nonisolated func prepare() {
        settle()  // silent
    }
}

public nonisolated func measure() {
    settle()  // silent
}

nonisolated struct Row {
    func height() -> Int {
        load("row").count  // silent
    }
}

public nonisolated func lays() async {
    measure()  // finding: blocking-sleep
    _ = Row().height()  // finding: blocking-file-io
}
