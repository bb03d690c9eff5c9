// State of an actor: copied where it is read, no offer where it is written.
// apply: unsafe
import Foundation

actor Catalogue {
    let folder: URL
    var name = "catalogue"
    var entries: [String: Data] = [:]
    static let limit = 3
    nonisolated let size = 4

    init(folder: URL) { self.folder = folder }

    func reads() async throws {
        _ = try Data(contentsOf: folder)
        _ = try Data(contentsOf: self.folder)
        _ = try Data(contentsOf: folder.appendingPathComponent(name))
        _ = try String(contentsOf: folder.appendingPathComponent("\(name).\(size)"), encoding: .utf8)
        sleep(1)
    }

    func writes() async throws {
        entries[name] = try Data(contentsOf: folder)
        let data = try Data(contentsOf: folder)
        entries["a"] = data
        try entries["a"]?.write(to: folder)
        _ = descriptorRead(&name)
    }

    func calls() async {
        _ = load()
        _ = self.load()
        _ = Self.standard()
        _ = Catalogue.standard()
        _ = free(name)
        print(free(name) as Any)
    }

    func inTask() {
        Task { _ = try Data(contentsOf: folder) }
        Task { [folder] in _ = try Data(contentsOf: folder) }
        Task.detached { _ = FileManager.default.contents(atPath: "a") }
    }

    func local(path: String) async {
        let copy = name
        _ = FileManager.default.contents(atPath: copy)
        _ = FileManager.default.contents(atPath: path)
        var changed = path
        changed += copy
        _ = FileManager.default.contents(atPath: changed)
    }

    func load() -> Data? { FileManager.default.contents(atPath: name) }
    static func standard() -> Data? { FileManager.default.contents(atPath: "a") }
    nonisolated func free(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }
    func descriptorRead(_ text: inout String) -> Data? { FileManager.default.contents(atPath: text) }
}

func outside(_ catalogue: Catalogue) async {
    _ = catalogue.free("a")
    _ = Catalogue.standard()
}

func isolatedParameter(_ catalogue: isolated Catalogue) async {
    sleep(1)
    _ = FileManager.default.contents(atPath: catalogue.name)
}
