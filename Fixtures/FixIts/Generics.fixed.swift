// Generic parameters, and values behind protocols.
import Foundation
import UnblockRuntime
import UnblockFoundation

protocol Source {
    var path: String { get }
    func read() throws -> Data
}

extension Source {
    func read() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
    func both() async throws -> Data { try await offloadNonisolated { try read() } + (await offloadNonisolated { try self.read() }) }
}

func plain<T: Decodable>(_ type: T.Type, path: String) async throws -> T {
    let data = try await Data.unblocked(contentsOf: URL(fileURLWithPath: path))
    return try JSONDecoder().decode(type, from: data)
}

func sendable<T: Sendable & Source>(_ source: T) async throws -> Int {
    try source.read().count
}

func notSendable<T: Source>(_ source: T) async throws -> Int {
    try await offloadNonisolated { try source.read() }.count
}

func existential(_ source: any Source, _ sendable: any Source & Sendable) async throws -> Int {
    try await offloadNonisolated { try source.read() }.count + (await offloadNonisolated { try sendable.read() }.count)
}

func opaque(_ source: some Source) async throws -> Int {
    let data = try await offloadNonisolated { try source.read() }
    return data.count
}

func texts<S: StringProtocol & Sendable>(_ text: S, path: String) async throws {
    try await offloadNonisolated { _ = try text.write(toFile: path, atomically: true, encoding: .utf8) }
}

func textsOfAny<S: StringProtocol>(_ text: S, path: String) async throws {
    try await offloadNonisolated { _ = try text.write(toFile: path, atomically: true, encoding: .utf8) }
}

struct Box<Content> {
    var content: Content
    func load(path: String) async throws -> (Content, Data) {
        (content, try await Data.unblocked(contentsOf: URL(fileURLWithPath: path)))
    }
    func decode(path: String) -> Content? { FileManager.default.contents(atPath: path) as? Content }
    func decoded(path: String) async -> Content? { decode(path: path) }
}

extension Box where Content: Sendable {
    func sendableLoad(path: String) async -> Content? { decode(path: path) }
}

func each<each Item: Sendable>(_ item: repeat each Item, path: String) async -> Data? {
    await FileManager.default.unblocked.contents(atPath: path)
}

func read<T>(_ path: String, as make: (Data) -> T) throws -> T { make(try Data(contentsOf: URL(fileURLWithPath: path))) }

func given(path: String) async throws -> Int {
    let count = try await offload { try read(path) { $0.count } }
    let text = try await offload { try read(path, as: { String(decoding: $0, as: UTF8.self) }) }
    return count + text.count
}
