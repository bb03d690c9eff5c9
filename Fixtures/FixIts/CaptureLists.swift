// Closures with capture lists.
import Foundation

final class Store: Sendable {
    let path: String
    init(path: String) { self.path = path }

    func read() -> Data? { FileManager.default.contents(atPath: path) }

    func refresh() {
        Task { [weak self] in
            _ = self?.read()
            guard let self else { return }
            _ = self.read()
            _ = FileManager.default.contents(atPath: path)
        }
        Task { [self] in
            _ = read()
            _ = self.read()
        }
        Task { [unowned self] in _ = self.read() }
        Task { [path] in _ = FileManager.default.contents(atPath: path) }
        Task { [name = path + "x"] in
            print(FileManager.default.contents(atPath: name)?.count ?? 0)
        }
    }
}

final class Cache {
    var path = "a"
    var data: Data?

    func refresh() async {
        data = FileManager.default.contents(atPath: path)
        let other = path
        data = FileManager.default.contents(atPath: other)
        data = FileManager.default.contents(atPath: self.path)
    }

    func reload() -> Data? { FileManager.default.contents(atPath: path) }

    func twice() async {
        _ = reload()
        _ = self.reload()
        data = reload()
    }
}

func captures(_ cache: Cache) async {
    _ = cache.reload()
    let own = Cache()
    _ = own.reload()
    print(own.path)
}
