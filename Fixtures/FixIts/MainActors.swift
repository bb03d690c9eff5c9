// On the main actor.
// apply: unsafe
import Foundation

@MainActor final class Model {
    var path = "a"
    var text = ""
    let folder = URL(fileURLWithPath: "a")
    var cache: Cache?
    static var shared = Model()

    final class Cache {
        var text = ""
    }

    func reload() async throws {
        text = try String(contentsOfFile: path, encoding: .utf8)
        text += try String(contentsOf: folder, encoding: .utf8)
        _ = try Data(contentsOf: self.folder.appendingPathComponent(path))
        cache?.text = try String(contentsOfFile: path, encoding: .utf8)
        if let cache { try cache.text.write(toFile: path, atomically: true, encoding: .utf8) }
        try text.write(to: folder, atomically: true, encoding: .utf8)
        sleep(1)
    }

    func shown() { _ = helper() }

    nonisolated func helper() -> Data? { FileManager.default.contents(atPath: "a") }

    func task() {
        Task { text = try String(contentsOfFile: path, encoding: .utf8) }
        Task { @MainActor in _ = FileManager.default.contents(atPath: path) }
        Task.detached { _ = FileManager.default.contents(atPath: "a") }
        Task { [path] in _ = FileManager.default.contents(atPath: path) }
    }

    func uses(model: Model) async {
        _ = FileManager.default.contents(atPath: model.path)
        _ = FileManager.default.contents(atPath: Model.shared.path)
    }
}

@MainActor func free(path: String) async -> Data? {
    FileManager.default.contents(atPath: path)
}

@MainActor var counter = 0

@MainActor func globals() async {
    counter += FileManager.default.contents(atPath: "\(counter)")?.count ?? 0
    print(FileManager.default.contents(atPath: "a")?.count ?? 0)
}

func hops(path: String) async {
    await MainActor.run { _ = FileManager.default.contents(atPath: path) }
    let handler: @MainActor () async -> Void = { _ = FileManager.default.contents(atPath: path) }
    await handler()
    let sync: @MainActor () -> Void = { _ = FileManager.default.contents(atPath: path) }
    await sync()
}

@globalActor actor Disk {
    static let shared = Disk()
}

@Disk struct Reader {
    var path = "a"
    func read() async -> Data? { FileManager.default.contents(atPath: path) }
}
