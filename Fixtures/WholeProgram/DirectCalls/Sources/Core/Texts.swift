// Free functions and a type with every kind of member: some block, their twins do not.
import Foundation

public func readText(_ path: String) -> String {
    (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""  // silent
}

public func readText(of lines: [String]) -> String { lines.joined(separator: "\n") }

public func countWords(_ path: String) -> Int {
    words(readText(path)).count  // silent
}

public func countWords(in text: String) -> Int { words(text).count }

func words(_ text: String) -> [Substring] { text.split(separator: " ") }

public struct Table {
    public var rows: [String]
    private var heading = ""

    public init(path: String) {
        rows = readText(path).split(separator: "\n").map(String.init)  // silent
    }

    public init(rows: [String]) { self.rows = rows }

    public var checksum: Int {
        sleep(1)  // silent
        return rows.count
    }

    public var count: Int { rows.count }

    public var title: String {
        get { heading }
        set {
            usleep(300_000)  // silent
            heading = newValue
        }
    }

    public var level = 0 {
        didSet { usleep(300_000) }  // silent
    }

    public var limit = 0 {
        didSet { print(oldValue) }
    }

    public subscript(name: String) -> String {
        readText(name)  // silent
    }

    public subscript(position: Int) -> String {
        get { rows[position] }
        set {
            sleep(1)  // silent
            rows[position] = newValue
        }
    }

    public static func template() -> Table {
        Table(path: "template")  // silent
    }

    public static func empty() -> Table { Table(rows: []) }

    public mutating func reload() {
        self = Table(path: "rows")  // silent
    }

    public mutating func clear() { rows = [] }
}
