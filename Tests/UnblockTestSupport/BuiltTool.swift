package import Foundation

/// What the tool printed, and how it ended.
package struct ToolRun: Sendable {
  package enum End: Equatable, Sendable {
    case status(Int32)
    /// It crashed.
    case signal(Int32)
    /// It was still running when its time was up.
    case timeOut
  }

  package var output: Data
  package var errors: String
  package var end: End

  package var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs the built tool in a folder, and kills it when its time is up.
///
/// Output goes to files, since a full pipe would block both sides.
package func runTool(_ arguments: [String], in folder: URL, seconds: Double = 60, environment: [String: String] = [:]) throws -> ToolRun {
  let tool = productsFolder.appendingPathComponent("unblock")
  return try run(tool, arguments, in: folder, seconds: seconds, environment: environment)
}

/// Runs a program in a folder, and kills it when its time is up.
///
/// - Parameter environment: what goes before the environment of the tests
package func run(_ program: URL, _ arguments: [String], in folder: URL, seconds: Double, environment: [String: String] = [:]) throws -> ToolRun {
  let streams = try TemporaryFolder(["output": "", "errors": ""])
  func stream(_ name: String) -> URL { streams.url.appendingPathComponent(name) }
  let process = Process()
  process.executableURL = program
  process.arguments = arguments
  process.currentDirectoryURL = folder
  // Tests leave the user's cache alone.
  let cache = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appendingPathComponent("unblock-tests-cache").path
  process.environment = ProcessInfo.processInfo.environment.merging(["XDG_CACHE_HOME": cache]) { $1 }.merging(environment) { $1 }
  process.standardInput = FileHandle.nullDevice
  process.standardOutput = try FileHandle(forWritingTo: stream("output"))
  process.standardError = try FileHandle(forWritingTo: stream("errors"))
  let end = try end(of: process, seconds: seconds)
  let errors = String(decoding: try Data(contentsOf: stream("errors")), as: UTF8.self)
  return ToolRun(output: try Data(contentsOf: stream("output")), errors: errors, end: end)
}

private func end(of process: Process, seconds: Double) throws -> ToolRun.End {
  let ended = DispatchSemaphore(value: 0)
  process.terminationHandler = { _ in ended.signal() }
  try process.run()
  guard ended.wait(timeout: .now() + seconds) == .success else {
    kill(process.processIdentifier, SIGKILL)
    ended.wait()
    return .timeOut
  }
  return process.terminationReason == .exit ? .status(process.terminationStatus) : .signal(process.terminationStatus)
}

/// The folder that the package manager builds into: the test bundle's own.
package var productsFolder: URL {
  #if canImport(Darwin)
  Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!.bundleURL.deletingLastPathComponent()
  #else
  URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  #endif
}

/// The root of the project: the tests read fixtures and sources there.
package let projectRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../..").standardizedFileURL

/// The sources of a dependency, where the package manager put them for this build.
package func checkout(_ name: String) -> URL? {
  var folder = productsFolder
  while folder.path != "/" {
    let candidate = folder.appendingPathComponent("checkouts/\(name)")
    if FileManager.default.fileExists(atPath: candidate.path) { return candidate }
    folder.deleteLastPathComponent()
  }
  return nil
}
