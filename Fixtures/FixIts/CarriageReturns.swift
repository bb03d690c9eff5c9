// Lines end as on Windows.
import Foundation

func load(path: String) async throws -> Int {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    assert(FileManager.default.contents(atPath: path) != nil)
    sleep(1)
    return data.count
}
