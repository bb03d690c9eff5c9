// Values that only one thread at a time may use.
// apply: unsafe
import Foundation

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
    let other = Parser().parse(path: path)
    return (node.data?.count ?? 0) + (other.data?.count ?? 0)
}

func given(_ parser: Parser, path: String) async -> Int {
    let text = parser.parsed()
    let node = parser.parse(path: path)
    parser.text = text
    return node.data?.count ?? 0
}

func handed(_ parser: sending Parser) async -> String { parser.parsed() }

func returned(path: String) async -> Node { Parser().parse(path: path) }

func shared() async -> String {
    let parser = Parser()
    let alias = parser
    let text = parser.parsed()
    return text + alias.parsed()
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
        node = Parser().parse(path: path)
    }
}

@MainActor final class View {
    let parser = Parser()
    func show(_ other: Parser) async -> String { parser.parsed() + other.parsed() }
}

func closures(path: String, make: (Data) -> Int, sendable: @Sendable (Data) -> Int) async -> Int {
    let first = make(FileManager.default.contents(atPath: path) ?? Data())
    let second = sendable(FileManager.default.contents(atPath: path) ?? Data())
    return first + second
}

func handles(path: String) async throws -> Int {
    let handle = FileHandle(forReadingAtPath: path)
    let data = handle?.readDataToEndOfFile()
    let opened = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    let more = try opened.readToEnd()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    let stream = InputStream(fileAtPath: path)
    stream?.open()
    return (data?.count ?? 0) + (more?.count ?? 0) + attributes.count
}

func processes() async throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/true")
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
}
