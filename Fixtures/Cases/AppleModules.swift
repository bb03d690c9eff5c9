// platform: macos
// Who imports a framework of Apple's sees Foundation as well.
import Virtualization

struct Shelf {
    func removeItem(at index: Int) {}
}

func forgets(_ state: URL, _ shelf: Shelf) async throws {
    try FileManager.default.removeItem(at: state)  // finding: blocking-file-io
    shelf.removeItem(at: 1)  // silent
}
