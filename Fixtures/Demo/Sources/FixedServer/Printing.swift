import Foundation

/// The label that goes onto a customer's parcel, from the printer's own program.
func printedLabel(for customer: String) throws -> String {
  let output = try run("/bin/sh", ["-c", "sleep 0.1; echo label for \(customer)"])
  return output.trimmingCharacters(in: .whitespacesAndNewlines)
}

/// Runs a program, and returns what it printed.
private func run(_ program: String, _ arguments: [String]) throws -> String {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  process.standardOutput = pipe
  try process.run()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw ServerError.printer(status: process.terminationStatus) }
  return String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
}
