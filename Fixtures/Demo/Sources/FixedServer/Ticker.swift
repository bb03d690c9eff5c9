import Foundation

/// Counts milliseconds, and how late it came to count each.
struct Ticker {
  private let starts: AsyncStream<Void>
  private let start: AsyncStream<Void>.Continuation

  init() { (starts, start) = AsyncStream.makeStream() }

  /// Ticks until its task is cancelled.
  func run() async -> Lateness {
    let clock = ContinuousClock()
    var lateness = Lateness()
    start.finish()
    while !Task.isCancelled {
      let due = clock.now + .milliseconds(1)
      // A cancelled sleep ends early: that is no tick.
      guard (try? await clock.sleep(until: due, tolerance: .zero)) != nil else { break }
      lateness.add(clock.now - due)
    }
    return lateness
  }

  func untilStarted() async {
    for await _ in starts {}
  }
}

/// What all ticks together were like.
struct Lateness {
  private var delays: [Duration] = []

  mutating func add(_ delay: Duration) { delays.append(delay) }

  static let header = row("while there is", ["ticks", "min ms", "median ms", "max ms"])

  func line(_ name: String) -> String {
    let sorted = delays.sorted()
    guard let first = sorted.first, let last = sorted.last else { return Self.row(name, ["0", "-", "-", "-"]) }
    return Self.row(name, ["\(sorted.count)"] + [first, sorted[sorted.count / 2], last].map(milliseconds))
  }

  private static func row(_ name: String, _ cells: [String]) -> String {
    name.padding(toLength: 22, withPad: " ", startingAt: 0) + cells.map { padded($0, to: 11) }.joined()
  }
}

private func milliseconds(_ duration: Duration) -> String {
  String(format: "%.1f", duration / .milliseconds(1))
}

private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
