/// How sure Unblock is that a finding is true.
package enum Confidence: String, Hashable, Sendable, Comparable, CaseIterable {
  case low, medium, high

  package static func < (left: Confidence, right: Confidence) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }
}

/// A stretch of a named file.
package struct FileRange: Hashable, Sendable {
  package var path: String
  package var bytes: ByteRange

  package init(path: String, bytes: ByteRange) {
    self.path = path
    self.bytes = bytes
  }
}

/// Something that the user should change, or know.
package struct Finding: Hashable, Sendable {
  /// Where the finding's code runs: `async-function`, `handle(_:)`.
  package struct Context: Hashable, Sendable {
    package var kind: String
    package var name: String

    package init(kind: String, name: String) {
      self.kind = kind
      self.name = name
    }
  }

  /// A call on the way from the off-limits context to the blocking API.
  package struct Step: Hashable, Sendable {
    package var range: FileRange
    /// The function in which the call stands.
    package var function: String
    /// What is called.
    package var calls: String

    package init(range: FileRange, function: String, calls: String) {
      self.range = range
      self.function = function
      self.calls = calls
    }
  }

  package var rule: String
  package var kind: String
  package var severity: Severity
  package var confidence: Confidence
  package var message: String
  package var range: FileRange
  package var api: String
  package var context: Context
  /// Empty where the blocking call itself stands in the context; else from the first helper's call to the blocking call.
  /// Of a deadlock, from the first helper or the wait itself to the call that would end the wait, if that is known.
  package var trace: [Step]
  package var fingerprint: String
  /// What rewrites ask for; nil where nobody asked for fix-its.
  package var facts: CureFacts?
  /// The best first.
  package var fixIts: [FixIt] = []

  package init(
    rule: String, kind: String, severity: Severity, confidence: Confidence, message: String, range: FileRange, api: String,
    context: Context, trace: [Step], fingerprint: String
  ) {
    self.rule = rule
    self.kind = kind
    self.severity = severity
    self.confidence = confidence
    self.message = message
    self.range = range
    self.api = api
    self.context = context
    self.trace = trace
    self.fingerprint = fingerprint
  }

  /// The files that it shows or that its fix-its edit, its own among them; some of them more than once.
  package var mentionedPaths: [String] { [range.path] + trace.map(\.range.path) + fixIts.flatMap(\.edits).map(\.range.path) }
}
