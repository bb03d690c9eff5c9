// Comments and line breaks stay where they are.
import Foundation

func commented(url: URL, path: String) async throws -> Int {
    // before
    let data = try Data(contentsOf: url)  // behind
    let text = /* left */ try /* middle */ String(contentsOf: url, encoding: .utf8) /* right */
    let long = try String(
        contentsOfFile: path,  // where
        encoding: .utf8  // how
    )
    let spread =
        try Data(
            contentsOf: url)
        .count
    sleep(1); sleep(2)  // twice
    /* doc */ sleep(
        3
    )
    if
        // is it there?
        let found = FileManager.default.contents(atPath: path),
        !found.isEmpty
    {
        return found.count
    }
    return data.count + text.count + long.count + spread
}

func brokenLines(at url: URL, text: String) async throws {
    try Data(text.utf8)
        .write(to: url, options: [.atomic])
    try Data(text.utf8).write(
        // Not there yet.
        to: url,
        options: [.atomic]
    )
}

// Where an argument is put elsewhere, what stood beside it comes before the statement.
func besideArguments(path: String) async throws {
    sleep(
        // Long enough.
        1
    )
    if path.isEmpty { usleep(/* a little */ 2_000) } else { sleep(/* three */ 3) }
    let first = Date(); sleep(
        4  // seconds
    )
    Thread.sleep(until: /* then */ first /* as it was */ .addingTimeInterval(5))
}
