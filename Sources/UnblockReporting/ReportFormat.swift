package import UnblockModel

/// A way to write a report. A new one is a file in `Formats` and a line in `all`.
package struct ReportFormat: Sendable {
  package struct Options: Sendable {
    /// Whether escape sequences for colours may be used, by formats for people.
    package var hasColor: Bool

    package init(hasColor: Bool = false) { self.hasColor = hasColor }
  }

  /// The value of `--format`.
  package let name: String
  package let render: @Sendable (Report, Options) -> String

  package static let all: [ReportFormat] = [.text, .json, .github, .gcc]
}

/// Who writes the report, for formats that say so.
package enum Tool {
  package static let name = "unblock"
  package static let version = "0.1.0"
}
