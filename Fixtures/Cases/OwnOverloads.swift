// Overloads of APIs in extensions of the APIs' own types: what they call by their own name is the API.
import Foundation

struct Location {
    var path: String
    var url: URL { URL(fileURLWithPath: path) }
}

extension FileManager {
    func removeItem(at location: Location) throws {
        try removeItem(at: location.url)  // silent
    }

    func copyItem(at source: Location, to target: Location) throws {
        try [source].forEach { try Self.default.copyItem(at: $0.url, to: target.url) }  // silent
    }

    func contents(atPath location: Location) -> String { location.path }
}

extension Data {
    init(contentsOf location: Location) throws {
        try self.init(contentsOf: location.url)  // silent
    }

    func write(to location: Location) throws {
        try write(to: location.url)  // silent
    }
}

/// Its members have the same names, and call themselves.
final class Basket: Sendable {
    func removeItem(at index: Int) {
        if index > 0 { removeItem(at: index - 1) }  // silent
    }

    func write(to index: Int) {
        if index > 0 { write(to: index - 1) }  // silent
    }
}

func overloads(_ location: Location, _ data: Data) async throws {
    try FileManager.default.removeItem(at: location)  // finding: blocking-file-io
    try FileManager.default.copyItem(at: location, to: location)  // finding: blocking-file-io
    _ = FileManager.default.contents(atPath: location)  // silent
    _ = try Data(contentsOf: location)  // finding: blocking-file-io
    try data.write(to: location)  // finding: blocking-file-io
}

func lookalikes(_ basket: Basket) async {
    basket.removeItem(at: 3)  // silent
    basket.write(to: 3)  // silent
}

// Initialisers that extensions add to types of a library.
extension UUID {
    init(drawnSlowly: Bool) {
        sleep(1)  // silent
        self.init()
    }
}

func draws() async {
    _ = UUID(drawnSlowly: true)  // finding: blocking-sleep
    _ = UUID.init(drawnSlowly: true)  // finding: blocking-sleep
    _ = UUID()  // silent
}
