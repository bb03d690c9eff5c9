import Foundation

@testable import unblock

/// What the command printed and returned.
struct CommandResult: Equatable {
  var output: String
  var errors: String
  var status: Int32
}

/// Runs the built command in a folder. Output goes to files, since a full pipe would block both sides.
func unblock(_ arguments: [String], in folder: TemporaryFolder, input: String = "") throws -> CommandResult {
  try unblock(arguments, inFolder: folder.url, input: input)
}

func unblock(_ arguments: [String], inFolder folder: URL, input: String = "") throws -> CommandResult {
  let streams = try TemporaryFolder(["input": input, "output": "", "errors": ""])
  func stream(_ name: String) -> URL { streams.url.appendingPathComponent(name) }
  let process = Process()
  process.executableURL = products.appendingPathComponent("unblock")
  process.arguments = arguments
  process.currentDirectoryURL = folder
  process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": cacheOfTests]) { $1 }
  process.standardInput = try FileHandle(forReadingFrom: stream("input"))
  process.standardOutput = try FileHandle(forWritingTo: stream("output"))
  process.standardError = try FileHandle(forWritingTo: stream("errors"))
  try process.run()
  process.waitUntilExit()
  return CommandResult(
    output: try String(contentsOf: stream("output"), encoding: .utf8),
    errors: try String(contentsOf: stream("errors"), encoding: .utf8), status: process.terminationStatus)
}

/// The folder that the package manager builds into: the tests' own.
var products: URL {
  #if canImport(Darwin)
  Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL.deletingLastPathComponent()
  #else
  URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  #endif
}

/// Tests leave the user's cache alone.
private let cacheOfTests = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent("unblock-tests-cache").path
