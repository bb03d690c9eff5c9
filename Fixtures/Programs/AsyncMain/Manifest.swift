import Foundation

struct Manifest {
    let name: String

    init(path: String) throws {
        name = try String(contentsOfFile: path, encoding: .utf8)  // silent
    }

    var checksum: Int {
        sleep(1)  // silent
        return 0
    }

    func save() throws {
        try name.write(toFile: "manifest", atomically: true, encoding: .utf8)  // silent
    }

    static func announce() {
        Task { await Task.yield() }  // silent
    }
}
