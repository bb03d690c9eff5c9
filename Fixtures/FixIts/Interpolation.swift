// In string literals.
import Foundation

func interpolated(path: String, url: URL) async throws -> String {
    let line = "line: \(readLine() ?? "none")"
    let size = "size: \(try Data(contentsOf: url).count)"
    let covered = try "text: \(String(contentsOfFile: path, encoding: .utf8)), \(path)"
    let two = try "\(Data(contentsOf: url).count) and \(Data(contentsOf: url).count)"
    print("read \(FileManager.default.contents(atPath: path)?.count ?? 0)")
    let raw = #"raw \#(readLine() ?? "")"#
    let long = """
        first
          \(readLine() ?? "second")
        third
        """
    return line + size + covered + two + raw + long
}
