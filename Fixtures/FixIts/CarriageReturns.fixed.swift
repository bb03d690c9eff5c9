// Lines end as on Windows.
import Foundation
import UnblockFoundation

func load(path: String) async throws -> Int {
    let data = try await Data.unblocked(contentsOf: URL(fileURLWithPath: path))
    let value = await FileManager.default.unblocked.contents(atPath: path)
    assert(value != nil)
    try await Task.sleep(for: .seconds(1))
    return data.count
}
