import ArgumentParser
import UnblockModel
import UnblockReporting

/// The value of `--fail-on`.
enum FailOn: String, CaseIterable, ExpressibleByArgument {
  case note, warning, error, never

  /// Nil: no finding is bad enough.
  var severity: Severity? { Severity(rawValue: rawValue) }
}

enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never

  /// Whether a report that goes to a stream has colours. `NO_COLOR` is what users set to have none anywhere.
  func hasColor(on stream: Stream) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto: stream.isTerminal && environment("NO_COLOR", or: "").isEmpty && environment("TERM", or: "dumb") != "dumb"
    }
  }
}

private func environment(_ name: String, or other: String) -> String { environment(name) ?? other }

extension Confidence: ExpressibleByArgument {}

extension ReportFormat: ExpressibleByArgument {
  package init?(argument: String) {
    guard let format = ReportFormat.all.first(where: { $0.name == argument }) else { return nil }
    self = format
  }

  package var defaultValueDescription: String { name }
  package static var allValueStrings: [String] { all.map(\.name) }
}
