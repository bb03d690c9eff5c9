/// Something in a rule file that is not as `Rules/README.md` says.
package struct RuleFileError: Hashable, Sendable, CustomStringConvertible {
  package var location: Location
  package var message: String

  package init(_ message: String, at location: Location) {
    self.location = location
    self.message = message
  }

  package var description: String { "\(location.path):\(location.line):\(location.column): error: \(message)" }
}

/// All that is wrong with some rule files, in the order of the text.
package struct RuleFileErrors: Error, CustomStringConvertible {
  package var errors: [RuleFileError]

  package init(_ errors: [RuleFileError]) {
    self.errors = errors.sorted { ($0.location, $0.message) < ($1.location, $1.message) }
  }

  package var description: String { errors.map(\.description).joined(separator: "\n") }
}
