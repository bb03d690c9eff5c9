// Generic functions and types: the body blocks or not, whatever the type is.
import Foundation

func measure<T>(_ name: String, _ body: () throws -> T) rethrows -> T {
    try body()
}

func retry<T>(_ body: () throws -> T) -> T? {
    if let value = try? body() { return value }
    sleep(1)  // silent
    return try? body()
}

struct Box<Value: Decodable> {
    let path: String

    func decoded() throws -> Value {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))  // silent
        return try JSONDecoder().decode(Value.self, from: data)
    }

    func map<Other>(_ transform: (Value) -> Other) -> Box2<Other> { Box2() }
}

struct Box2<Value> {
    func decoded() -> Value? { nil }
}

func generic(_ box: Box<[Int]>, _ other: Box2<Int>) async throws {
    _ = try box.decoded()  // finding: blocking-file-io
    _ = other.decoded()  // silent
    _ = measure("sum") { 1 + 1 }  // silent
    _ = try measure("load") {
        try Data(contentsOf: URL(fileURLWithPath: box.path))  // finding: blocking-file-io
    }
    _ = retry { 1 }  // finding: blocking-sleep
    _ = box.map { $0.count }.decoded()  // silent
}

func first<C: Collection>(_ values: C) async -> C.Element? where C.Element == URL {
    values.first { url in
        (try? Data(contentsOf: url)) != nil  // finding: blocking-file-io
    }
}

extension Sequence where Element == String {
    func readAll() -> [String] {
        compactMap { try? String(contentsOfFile: $0, encoding: .utf8) }  // silent
    }

    func joinedQuickly() -> String {
        joined(separator: ",")  // silent
    }
}

func extended(_ paths: [String]) async -> Int {
    let texts = paths.readAll()  // finding: blocking-file-io
    return texts.count + paths.joinedQuickly().count  // silent
}
