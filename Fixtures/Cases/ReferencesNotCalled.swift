// Names of blocking functions that are not calls of them.
import Foundation

struct Source {
    var contents: String {
        sleep(1)  // silent
        return ""
    }

    func load() -> String {
        sleep(1)  // silent
        return ""
    }
}

enum Command {
    case sleep(Int)
    case wait
    case read(Int32, Int, Int)
    case system(String)
}

func references(_ source: Source, _ queue: DispatchQueue) async {
    let path = \Source.contents  // silent
    let nap = sleep  // silent
    let method = source.load  // silent
    let unbound = Source.load  // silent
    let initializer: (URL) throws -> Data = { try Data(contentsOf: $0) }  // silent
    queue.async { _ = nap(1) }  // silent
    _ = (path, method, unbound, initializer)
}

func cases() async -> [Command] {
    let command = Command.sleep(5)  // silent
    if case .sleep(let seconds) = command { print(seconds) }  // silent
    return [command, .wait, .read(0, 1, 2), .system("ls")]  // silent
}

func words() async {
    // sleep(1) in a comment  // silent
    /* Thread.sleep(forTimeInterval: 3) */  // silent
    print("sleep(1)")  // silent
    print("call \("semaphore.wait()") now")  // silent
}

func inactive() async {
    #if os(Windows)
    Sleep(1000)  // silent
    #endif
    #if false
    sleep(1)  // silent
    #endif
    #if canImport(NoSuchModuleAnywhere)
    sleep(1)  // false alarm: blocking-sleep
    #else
    usleep(200_000)  // missed alarm: blocking-sleep
    #endif
    #if swift(<4)
    sleep(1)  // silent
    #endif
}

struct sleep2 {
    var usleep = 500
}

func properties(_ value: sleep2) async -> Int {
    value.usleep  // silent
}

func labels(sleep seconds: Int, wait: Bool) async {
    labelled(sleep: seconds, wait: wait)  // silent
}

func labelled(sleep: Int, wait: Bool) {}

func dictionary() async -> [String: Int] {
    ["sleep": 1, "wait": 2]  // silent
}

func mappedReferences(_ sources: [Source]) async -> Int {
    let texts = sources.map(\.contents)  // finding: blocking-sleep
    let loaded = sources.map { $0.load() }  // finding: blocking-sleep
    return texts.count + loaded.count
}

func mappedFunctions(_ paths: [String]) async -> [String] {
    paths.compactMap(readText)  // finding: blocking-file-io
}

func readText(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)  // silent
}

func neverRun() async {
    _ = { sleep(1) }  // silent
    _ = [sleep]  // silent
}
