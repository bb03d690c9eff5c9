import Foundation
import UnblockTestSupport

/// A folder with a file whose findings are known.
func goodFolder() throws -> TemporaryFolder {
  try TemporaryFolder([
    "good/server.swift": """
      import Foundation

      func handle(_ process: Process) async throws {
        sleep(1)
        process.waitUntilExit()
        try load()
      }

      func load() throws {
        _ = try Data(contentsOf: URL(fileURLWithPath: "a"))
      }

      """
  ])
}

/// The places and rules of its findings.
let goodFileFindings = [
  "good/server.swift:4:3 blocking-sleep", "good/server.swift:5:11 blocking-process", "good/server.swift:6:7 blocking-file-io",
]

/// Runs `unblock lint` for Linux; reports go to standard output, one finding a line.
func lint(_ paths: [String], in folder: URL, seconds: Double) throws -> ToolRun {
  try runTool(["lint", "--platform", "linux", "--no-config", "--format", "gcc"] + paths, in: folder, seconds: seconds)
}

func goodFindings(_ run: ToolRun) -> [String] {
  run.text.split(separator: "\n").filter { $0.hasPrefix("good/") }.map { line in
    let place = line.split(separator: ":").prefix(3).joined(separator: ":")
    let rule = line.split(separator: "[").last?.dropLast() ?? ""
    return "\(place) \(rule)"
  }
}

/// The files of which it was said that they could not be read, each once for each time that it was said.
func refused(_ run: ToolRun) -> [String] {
  run.errors.split(separator: "\n").filter { $0.contains(": error: ") }.map { String($0.split(separator: ":")[0]) }
}
