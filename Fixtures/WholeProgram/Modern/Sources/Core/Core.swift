// Swift 6 mode: package access, typed throws, values that cannot be copied, parameter packs, Mutex.
import Foundation
import Synchronization

package enum LoadError: Error {
    case missing
}

package func load(_ name: String) throws(LoadError) -> String {
    guard let text = try? String(contentsOfFile: name, encoding: .utf8) else { throw .missing }  // silent
    return text
}

package func check(_ name: String) throws(LoadError) -> String {
    if name.isEmpty { throw .missing }
    return name
}

package struct Descriptor: ~Copyable {
    private let number: Int32

    package init(_ number: Int32) { self.number = number }

    package consuming func finish() {
        sleep(1)  // silent
    }

    package borrowing func peek() -> Int32 { number }

    package consuming func drop() { discard self }

    deinit {
        usleep(100_000)  // silent
    }
}

package final class Registry: Sendable {
    private let names = Mutex<[String]>([])
    package init() {}

    package func add(_ name: String) {
        names.withLock { $0.append(name) }  // silent
    }

    package func addContents(of name: String) {
        names.withLock { $0.append((try? load(name)) ?? "") }  // silent
    }

    package func update<T>(_ body: (inout [String]) throws -> sending T) rethrows -> sending T {
        try names.withLock { try body(&$0) }  // silent
    }
}

package func all<each Value>(_ bodies: repeat () -> each Value) -> (repeat each Value) {
    (repeat (each bodies)())
}

/// The dependencies of an app as closures.
package struct Client: Sendable {
    package var fetch: @Sendable (String) -> String
    package var name: @Sendable () -> String = { "client" }

    package init(fetch: @escaping @Sendable (String) -> String) { self.fetch = fetch }

    package static let live = Client(fetch: { (try? load($0)) ?? "" })  // silent
    package static let mock = Client(fetch: { $0 })
}

package func makeReader(_ name: String) -> () -> String {
    { (try? load(name)) ?? "" }  // silent
}

package func makeEcho(_ name: String) -> () -> String {
    { name }
}

package actor Journal {
    private var lines: [String] = []
    package init() {}

    package func append(_ line: String) {
        lines.append((try? load(line)) ?? "")  // finding: blocking-file-io
    }

    package func count() -> Int { lines.count }

    isolated deinit {
        usleep(200_000)  // finding: blocking-sleep
    }
}

/// Whichever actor is given, its thread waits.
package func flush(on actor: isolated any Actor) {
    usleep(200_000)  // finding: blocking-sleep
}

package func glance(on actor: isolated any Actor) {}
