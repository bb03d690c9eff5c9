// A sync function and its async twin, used from another file.
import Foundation

struct Store {
    func load(_ name: String) throws -> Data {
        try Data(contentsOf: URL(fileURLWithPath: name))  // silent
    }

    func load(_ name: String) async throws -> Data {
        await Task.yield()
        return Data()
    }

    func save(_ data: Data) throws {
        try data.write(to: URL(fileURLWithPath: "store"))  // silent
    }

    func save(_ data: Data, atomically: Bool) throws {
        print(atomically)  // silent
    }
}
