// On the main actor.
// apply: unsafe
import Foundation
import UnblockFoundation

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
        text = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
        text += (try await String.unblocked(contentsOf: folder, encoding: .utf8))
        _ = try await Data.unblocked(contentsOf: self.folder.appendingPathComponent(path))
        cache?.text = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
        if let cache { try await cache.text.unblocked.write(toFile: path, atomically: true, encoding: .utf8) }
        try await text.unblocked.write(to: folder, atomically: true, encoding: .utf8)
        try await Task.sleep(for: .seconds(1))
    }

    func shown() { _ = helper() }

    nonisolated func helper() -> Data? { FileManager.default.contents(atPath: "a") }

    func task() {
        Task { text = try await String.unblocked(contentsOfFile: path, encoding: .utf8) }
        Task { @MainActor in _ = FileManager.default.contents(atPath: path) }
        Task.detached { _ = await FileManager.default.unblocked.contents(atPath: "a") }
        Task { [path] in _ = await FileManager.default.unblocked.contents(atPath: path) }
    }

    func uses(model: Model) async {
        _ = await FileManager.default.unblocked.contents(atPath: model.path)
        _ = await FileManager.default.unblocked.contents(atPath: Model.shared.path)
    }
}

@MainActor func free(path: String) async -> Data? {
    await FileManager.default.unblocked.contents(atPath: path)
}

@MainActor var counter = 0

@MainActor func globals() async {
    counter += (await FileManager.default.unblocked.contents(atPath: "\(counter)")?.count) ?? 0
    print(await FileManager.default.unblocked.contents(atPath: "a")?.count ?? 0)
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
    func read() async -> Data? { await FileManager.default.unblocked.contents(atPath: path) }
}
