// State of an actor: copied where it is read, no offer where it is written.
// apply: unsafe
import Foundation
import UnblockFoundation
import UnblockRuntime

actor Catalogue {
    let folder: URL
    var name = "catalogue"
    var entries: [String: Data] = [:]
    static let limit = 3
    nonisolated let size = 4

    init(folder: URL) { self.folder = folder }

    func reads() async throws {
        _ = try await Data.unblocked(contentsOf: folder)
        _ = try await Data.unblocked(contentsOf: self.folder)
        _ = try await Data.unblocked(contentsOf: folder.appendingPathComponent(name))
        _ = try await String.unblocked(contentsOf: folder.appendingPathComponent("\(name).\(size)"), encoding: .utf8)
        try await Task.sleep(for: .seconds(1))
    }

    func writes() async throws {
        entries[name] = try await Data.unblocked(contentsOf: folder)
        let data = try await Data.unblocked(contentsOf: folder)
        entries["a"] = data
        try await entries["a"]?.unblocked.write(to: folder)
        _ = descriptorRead(&name)
    }

    func calls() async {
        _ = await load()
        _ = await self.load()
        _ = await offload { Self.standard() }
        _ = await offload { Catalogue.standard() }
        _ = await offload { [name = self.name] in free(name) }
        print(await offload { [name = self.name] in free(name) } as Any)
    }

    func inTask() {
        Task { _ = try await Data.unblocked(contentsOf: folder) }
        Task { [folder] in _ = try await Data.unblocked(contentsOf: folder) }
        Task.detached { _ = await FileManager.default.unblocked.contents(atPath: "a") }
    }

    func local(path: String) async {
        let copy = name
        _ = await FileManager.default.unblocked.contents(atPath: copy)
        _ = await FileManager.default.unblocked.contents(atPath: path)
        var changed = path
        changed += copy
        _ = await FileManager.default.unblocked.contents(atPath: changed)
    }

    func load() async -> Data? { await FileManager.default.unblocked.contents(atPath: name) }
    static func standard() -> Data? { FileManager.default.contents(atPath: "a") }
    nonisolated func free(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
    func descriptorRead(_ text: inout String) -> Data? { FileManager.default.contents(atPath: text) }
}

func outside(_ catalogue: Catalogue) async {
    _ = await offload { catalogue.free("a") }
    _ = await offload { Catalogue.standard() }
}

func isolatedParameter(_ catalogue: isolated Catalogue) async {
    try? await Task.sleep(for: .seconds(1))
    _ = await FileManager.default.unblocked.contents(atPath: catalogue.name)
}
