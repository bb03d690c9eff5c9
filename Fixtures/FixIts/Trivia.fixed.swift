// Comments and line breaks stay where they are.
import Foundation
import UnblockFoundation

func commented(url: URL, path: String) async throws -> Int {
    // before
    let data = try await Data.unblocked(contentsOf: url)  // behind
    let text = /* left */ try /* middle */ await String.unblocked(contentsOf: url, encoding: .utf8) /* right */
    // where
    // how
    let long = try await String.unblocked(contentsOfFile: path, encoding: .utf8)
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
    // Not there yet.
    try await Data(text.utf8).unblocked.write(to: url, options: [.atomic])
}

// Where an argument is put elsewhere, what stood beside it comes before the statement.
func besideArguments(path: String) async throws {
    // Long enough.
    try await Task.sleep(for: .seconds(1))
    if path.isEmpty { /* a little */ try await Task.sleep(for: .microseconds(2_000)) } else { /* three */ try await Task.sleep(for: .seconds(3)) }
    let first = Date(); // seconds
    try await Task.sleep(for: .seconds(4))
    /* then */
    try await Task.sleep(for: .seconds(first /* as it was */ .addingTimeInterval(5).timeIntervalSinceNow))
}
