// Closures as apps write them: capture lists, optional chaining on self, implicit self.
import Foundation

final class Library: @unchecked Sendable {
    private let folder: URL
    private var titles: [String] = []
    private let queue = DispatchQueue(label: "library")

    init(folder: URL) { self.folder = folder }

    func readAll() {
        titles = [(try? String(contentsOf: folder, encoding: .utf8)) ?? ""]  // silent
    }

    func title(_ index: Int) -> String { titles[index] }

    func reload() {
        Task { [weak self] in
            self?.readAll()  // finding: blocking-file-io
            _ = self?.title(0)  // silent
        }
        Task { [self] in
            readAll()  // finding: blocking-file-io
        }
        Task { [weak self] in
            guard let self else { return }
            readAll()  // finding: blocking-file-io
            self.readAll()  // finding: blocking-file-io
        }
        Task { [weak self] in
            guard let strong = self else { return }
            strong.readAll()  // finding: blocking-file-io
        }
        Task { [library = self] in
            library.readAll()  // finding: blocking-file-io
        }
    }

    func reloadElsewhere() {
        queue.async { [weak self] in
            self?.readAll()  // silent
        }
        Thread.detachNewThread { [unowned self] in
            readAll()  // silent
        }
    }

    func reloadLater() async {
        await withCheckedContinuation { continuation in
            queue.async { [weak self] in
                self?.readAll()  // silent
                continuation.resume()
            }
        }
        _ = title(0)  // silent
    }

    func reloadNow() async {
        self.readAll()  // finding: blocking-file-io
        readAll()  // finding: blocking-file-io
    }
}
