// Code that runs in place without looking like a call: defer, autoclosures, string interpolation, default arguments.
import Foundation

func slowName() -> String {
    sleep(1)  // silent
    return "name"
}

func slowFlag() -> Bool {
    sleep(1)  // silent
    return true
}

func deferred(_ process: Process) async {
    defer {
        process.waitUntilExit()  // finding: blocking-process
    }
    defer { print("done") }  // silent
    await Task.yield()
}

func deferInSync(_ process: Process) {
    defer { process.waitUntilExit() }  // silent
}

func autoclosures(_ name: String?, _ ready: Bool) async -> Bool {
    let shown = name ?? slowName()  // finding: blocking-sleep
    if ready && slowFlag() {  // finding: blocking-sleep
        return true
    }
    return ready || shown.isEmpty  // silent
}

func interpolated(_ name: String) async {
    print("hello \(slowName())")  // finding: blocking-sleep
    print("hello \(name)")  // silent
    print("hello, slowName() and sleep(1)")  // silent
    print(#"raw \(slowName())"#)  // silent
    print(#"raw \#(slowName())"#)  // finding: blocking-sleep
}

func multiline() async -> String {
    let text = """
        first
        """ + slowName()  // finding: blocking-sleep
    return text
}

func debugLog(_ message: @autoclosure () -> String, enabled: Bool = true) {
    if enabled { print(message()) }
}

func keepForLater(_ message: @autoclosure @escaping () -> String) -> () -> String { message }

func ownAutoclosures() async {
    debugLog(slowName())  // finding: blocking-sleep
    debugLog("plain")  // silent
    let later = keepForLater(slowName())  // silent
    DispatchQueue(label: "log").async { print(later()) }  // silent
}

func greet(_ name: String = slowName()) {
    print(name)
}

func defaults() async {
    greet()  // finding: blocking-sleep
    greet("world")  // silent
}

func conditions(_ path: String) async throws -> Int {
    guard let data = try? Data(contentsOf: URL(fileURLWithPath: path)) else { return 0 }  // finding: blocking-file-io
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {  // finding: blocking-file-io
        if line.hasPrefix("#") { continue }
    }
    switch try String(contentsOfFile: path, encoding: .utf8) {  // finding: blocking-file-io
    case "": return 0
    default: return data.count
    }
}

func throwsLate() async throws {
    struct Failure: Error { var text: String }
    throw Failure(text: slowName())  // finding: blocking-sleep
}

// An autoclosure that escapes is run by whoever gets it.
func onQueue(_ value: @escaping @autoclosure @Sendable () -> Int) { DispatchQueue.global(qos: .utility).async { _ = value() } }
func onMain(_ value: @escaping @autoclosure @Sendable () -> Int) { DispatchQueue.main.async { _ = value() } }
func atOnce(_ value: @autoclosure () -> Int) { _ = value() }
@Sendable func slowly() -> Int {
    sleep(1)
    return 1
}
func givesAway() async {
    onQueue(slowly())  // silent
    atOnce(slowly())  // finding: blocking-sleep
    atOnce(slowly() + 1)  // finding: blocking-sleep
}
func givesAwayInSync() { onMain(slowly()) }  // finding: blocking-sleep
final class Later {
    let value: () -> Int
    init(_ value: @escaping @autoclosure () -> Int) { self.value = value }
}
func keepsForLater() async { _ = Later(slowly()) }  // silent
