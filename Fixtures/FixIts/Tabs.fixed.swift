// Tabs.
import Foundation
import UnblockFoundation

struct Loader {
	var path: String

	func load() async throws -> Int {
		let data = try await Data.unblocked(contentsOf: URL(fileURLWithPath: path))
		let value = await FileManager.default.unblocked.contents(atPath: "a")
		assert(value != nil)
		try await Task.sleep(for: .seconds(1))
		return data
			.count
	}
}
