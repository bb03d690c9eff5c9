// In string literals.
import Foundation
import UnblockRuntime
import UnblockFoundation

func interpolated(path: String, url: URL) async throws -> String {
    let line = "line: \(await offload { readLine() } ?? "none")"
    let size = "size: \(try await Data.unblocked(contentsOf: url).count)"
    let covered = try "text: \(await String.unblocked(contentsOfFile: path, encoding: .utf8)), \(path)"
    let two = try "\(await Data.unblocked(contentsOf: url).count) and \(await Data.unblocked(contentsOf: url).count)"
    print("read \(await FileManager.default.unblocked.contents(atPath: path)?.count ?? 0)")
    let raw = #"raw \#(await offload { readLine() } ?? "")"#
    let long = """
        first
          \(await offload { readLine() } ?? "second")
        third
        """
    return line + size + covered + two + raw + long
}
