// Closures with capture lists.
import Foundation
import UnblockRuntime
import UnblockFoundation

final class Store: Sendable {
    let path: String
    init(path: String) { self.path = path }

    func read() -> Data? { FileManager.default.contents(atPath: path) }

    func refresh() {
        Task { [weak self] in
            _ = await offload { self?.read() }
            guard let self else { return }
            _ = await offload { self.read() }
            _ = await FileManager.default.unblocked.contents(atPath: path)
        }
        Task { [self] in
            _ = await offload { read() }
            _ = await offload { self.read() }
        }
        Task { [unowned self] in _ = await offload { self.read() } }
        Task { [path] in _ = await FileManager.default.unblocked.contents(atPath: path) }
        Task { [name = path + "x"] in
            print(await FileManager.default.unblocked.contents(atPath: name)?.count ?? 0)
        }
    }
}

final class Cache {
    var path = "a"
    var data: Data?

    func refresh() async {
        data = await FileManager.default.unblocked.contents(atPath: path)
        let other = path
        data = await FileManager.default.unblocked.contents(atPath: other)
        data = await FileManager.default.unblocked.contents(atPath: self.path)
    }

    func reload() -> Data? { FileManager.default.contents(atPath: path) }

    func twice() async {
        _ = await offloadNonisolated { reload() }
        _ = await offloadNonisolated { self.reload() }
        data = await offloadNonisolated { reload() }
    }
}

func captures(_ cache: Cache) async {
    _ = await offloadNonisolated { cache.reload() }
    let own = Cache()
    _ = await offloadNonisolated { own.reload() }
    print(own.path)
}
