// Blocking calls behind sync functions: the finding stands at the call that leaves the async context.
import Foundation

func readConfiguration(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)  // silent
}

func parse(_ path: String) throws -> [Substring] {
    try readConfiguration(path).split(separator: "\n")  // silent
}

func prepare(_ path: String) throws -> Int {
    try parse(path).count  // silent
}

func start() async throws {
    _ = try readConfiguration("a")  // finding: blocking-file-io
    _ = try parse("b")  // finding: blocking-file-io
    _ = try prepare("c")  // finding: blocking-file-io
}

struct Reader {
    let text: String

    init(path: String) throws {
        text = try String(contentsOfFile: path, encoding: .utf8)  // silent
    }

    init(text: String) {
        self.text = text
    }

    var pauses: Int {
        sleep(1)  // silent
        return 1
    }

    static func settle() {
        sleep(1)  // silent
    }

    func work() { sleep(1) }  // silent
}

struct Writer {
    func work() {}
}

func uses(_ writer: Writer) async throws {
    let reader = try Reader(path: "a")  // finding: blocking-file-io
    let other = Reader(text: "a")  // silent
    _ = reader.pauses  // finding: blocking-sleep
    Reader.settle()  // finding: blocking-sleep
    other.work()  // finding: blocking-sleep
    writer.work()  // silent
}

func pingSlowly(_ depth: Int) {
    sleep(1)  // silent
    if depth > 0 { pongSlowly(depth - 1) }
}

func pongSlowly(_ depth: Int) {
    if depth > 0 { pingSlowly(depth - 1) }
}

func mutual() async {
    pongSlowly(3)  // finding: blocking-sleep
}

func takesBody(_ body: () -> Void) {
    body()
}

func passesBody() async {
    takesBody {
        sleep(1)  // finding: blocking-sleep
    }
}

func spawnsInside() {
    Task {
        sleep(1)  // finding: blocking-sleep
    }
}

func offloadsInside(_ queue: DispatchQueue) {
    queue.async {
        sleep(1)  // silent
    }
}

func callsBoth(_ queue: DispatchQueue) async {
    spawnsInside()  // silent
    offloadsInside(queue)  // silent
}

func asyncCallee() async {
    sleep(1)  // finding: blocking-sleep
}

func asyncCaller() async {
    await asyncCallee()  // silent
}

func never() {
    sleep(1)  // silent
}
