import Foundation
import UnblockRuntime

/// Runs another server, which is built beside this one: by the name of each line of its table, the worst lateness.
func lateness(of twin: String) async throws -> [String: String] {
  let program = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    .deletingLastPathComponent().appendingPathComponent(twin)
  var worst: [String: String] = [:]
  for line in try await output(of: program).split(separator: "\n") {
    // A line is a name of 22 letters, and four numbers.
    let numbers = line.dropFirst(22).split(separator: " ")
    if numbers.count == 4 { worst[line.prefix(22).trimmingCharacters(in: .whitespaces)] = String(numbers[3]) }
  }
  return worst
}

/// Runs a program, and returns what it printed, without a thread that waits for it.
func output(of program: URL, _ arguments: [String] = []) async throws -> String {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = program
  process.arguments = arguments
  process.standardOutput = pipe
  let ends = AsyncStream<Void> { continuation in
    process.terminationHandler = { _ in continuation.finish() }
  }
  // To start a program takes a while too.
  try await offloadNonisolated { try process.run() }
  let bytes = try await Descriptor(pipe.fileHandleForReading.fileDescriptor).readToEnd()
  for await _ in ends {}
  guard process.terminationStatus == 0 else { throw ServerError.program(status: process.terminationStatus) }
  return String(decoding: bytes, as: UTF8.self)
}
