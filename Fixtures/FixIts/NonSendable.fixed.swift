// Values that only one thread at a time may use.
// apply: unsafe
import Foundation
import UnblockRuntime
import UnblockFoundation

final class Parser {
    var text = ""
    func parse(path: String) -> Node { Node(FileManager.default.contents(atPath: path)) }
    func parsed() -> String { (try? String(contentsOfFile: text, encoding: .utf8)) ?? "" }
}

final class Node {
    var data: Data?
    init(_ data: Data?) { self.data = data }
}

func fresh(path: String) async -> Int {
    let parser = Parser()
    let node = parser.parse(path: path)
    let other = await offload { Parser().parse(path: path) }
    return (node.data?.count ?? 0) + (other.data?.count ?? 0)
}

func given(_ parser: Parser, path: String) async -> Int {
    let text = await offloadNonisolated { parser.parsed() }
    let node = parser.parse(path: path)
    parser.text = text
    return node.data?.count ?? 0
}

func handed(_ parser: sending Parser) async -> String { await offloadNonisolated { parser.parsed() } }

func returned(path: String) async -> Node { await offload { Parser().parse(path: path) } }

func shared() async -> String {
    let parser = Parser()
    let alias = parser
    let text = await offloadNonisolated { parser.parsed() }
    return text + (await offloadNonisolated { alias.parsed() })
}

actor Owner {
    let parser = Parser()
    var node: Node?
    func parse(path: String) async {
        let text = parser.parsed()
        node = parser.parse(path: path)
        let own = Parser()
        _ = own.parsed()
        node = own.parse(path: text)
        node = await offload { Parser().parse(path: path) }
    }
}

@MainActor final class View {
    let parser = Parser()
    func show(_ other: Parser) async -> String { parser.parsed() + other.parsed() }
}

func closures(path: String, make: (Data) -> Int, sendable: @Sendable (Data) -> Int) async -> Int {
    let first = make(await FileManager.default.unblocked.contents(atPath: path) ?? Data())
    let second = sendable(await FileManager.default.unblocked.contents(atPath: path) ?? Data())
    return first + second
}

func handles(path: String) async throws -> Int {
    let handle = FileHandle(forReadingAtPath: path)
    let data = await handle?.unblocked.readDataToEndOfFile()
    let opened = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    let more = try await opened.unblocked.readToEnd()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let stream = InputStream(fileAtPath: path)
    stream?.open()
    return (data?.count ?? 0) + (more?.count ?? 0) + attributes.count
}

func processes() async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    await process.unblocked.waitUntilExit()
    return process.terminationStatus
}
