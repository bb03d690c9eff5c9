// Standard input waits for a person.
import Foundation

func asks() async -> String? {
    print("name?", terminator: " ")  // silent
    let name = readLine()  // finding: blocking-stdin
    let rest = readLine(strippingNewline: false)  // finding: blocking-stdin
    _ = getchar()  // finding: blocking-stdin
    return name ?? rest
}

func loops() async {
    while let line = readLine() {  // finding: blocking-stdin
        print(line)
    }
}

func otherWays() async {
    _ = FileHandle.standardInput.availableData  // finding: blocking-stdin
    _ = try? FileHandle.standardInput.readToEnd()  // finding: blocking-stdin
    var line = [CChar](repeating: 0, count: 80)
    fgets(&line, 80, stdin)  // finding: blocking-stdin
    read(STDIN_FILENO, &line, 80)  // finding: blocking-stdin
    FileHandle.standardInput.readabilityHandler = { handle in
        _ = handle.availableData  // silent
    }
}

func asksInSync() -> String? {
    readLine()  // silent
}

@MainActor
func confirm() -> Bool {
    asksInSync() == "y"  // finding: blocking-stdin
}

func lines() -> AsyncStream<String> {
    AsyncStream { continuation in
        Thread.detachNewThread {
            while let line = readLine() { continuation.yield(line) }  // silent
            continuation.finish()
        }
    }
}

struct Document {
    func readLine() -> String? { nil }
    func readLine() async throws -> String? { nil }
    func getchar() -> Int { 0 }
}

func documents(_ document: Document) async throws {
    _ = try await document.readLine()  // silent
    _ = document.getchar()  // silent
    for await line in lines() { print(line) }  // silent
}
