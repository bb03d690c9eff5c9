// Comments and line breaks stay where they are.
import Foundation
import UnblockFoundation
import UnblockRuntime

func commented(url: URL, path: String) async throws -> Int {
    // before
    let data = try await Data.unblocked(contentsOf: url)  // behind
    let text = /* left */ try /* middle */ await String.unblocked(contentsOf: url, encoding: .utf8) /* right */
    let long = try await offload { try String(
        contentsOfFile: path,  // where
        encoding: .utf8  // how
    ) }
    let spread =
        try await Data.unblocked(contentsOf: url)
        .count
    try await Task.sleep(for: .seconds(1)); try await Task.sleep(for: .seconds(2))  // twice
    /* doc */ try await Task.sleep(for: .seconds(3))
    if
        // is it there?
        let found = await FileManager.default.unblocked.contents(atPath: path),
        !found.isEmpty
    {
        return found.count
    }
    return data.count + text.count + long.count + spread
}

func brokenLines(at url: URL, text: String) async throws {
    try await Data(text.utf8)
        .unblocked.write(to: url, options: [.atomic])
    try await offload { try Data(text.utf8).write(
        // Not there yet.
        to: url,
        options: [.atomic]
    ) }
}
