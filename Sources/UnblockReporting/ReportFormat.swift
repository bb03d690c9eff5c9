package import UnblockModel

/// A way to write a report. A new one is a file in `Formats` and a line in `all`.
package struct ReportFormat: Sendable {
  package struct Options: Sendable {
    /// Whether escape sequences for colours may be used, by formats for people.
    package var hasColor: Bool
    /// What relative paths start from, for formats that name files by URL.
    package var workingDirectory: String
    /// The rules, for formats that describe them; asked for by those only, as their documentation takes time to load.
    package var rules: @Sendable () -> [RuleDescription]

    package init(hasColor: Bool = false, workingDirectory: String = "/", rules: @escaping @Sendable () -> [RuleDescription] = { [] }) {
      self.hasColor = hasColor
      self.workingDirectory = workingDirectory
      self.rules = rules
    }
  }

  /// The value of `--format`.
  package let name: String
  package let render: @Sendable (Report, Options) -> String

  package static let all: [ReportFormat] = [.text, .json, .sarif, .lsp, .github, .gcc]
}

/// Who writes the report, for formats that say so.
package enum Tool {
  package static let name = "unblock"
  package static let version = "0.1.0"
  /// Where packages get the runtime library from.
  package static let repository = "https://example.com/unblock"
}

/// What a report says of a rule.
package struct RuleDescription: Hashable, Sendable {
  package var id: String
  package var title: String
  package var severity: Severity
  package var isEnabled: Bool
  /// Why it is there, and what to do instead.
  package var why: String
  package var instead: String

  package init(id: String, title: String, severity: Severity, isEnabled: Bool = true, why: String = "", instead: String = "") {
    self.id = id
    self.title = title
    self.severity = severity
    self.isEnabled = isEnabled
    self.why = why
    self.instead = instead
  }
}
