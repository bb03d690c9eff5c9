// Tabs.
import Foundation

struct Loader {
	var path: String

	func load() async throws -> Int {
		let data = try Data(contentsOf: URL(fileURLWithPath: path))
		assert(FileManager.default.contents(atPath: "a") != nil)
		sleep(1)
		return data
			.count
	}
}
