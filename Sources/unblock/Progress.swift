import UnblockReporting

/// A line on a terminal that tells someone who has waited for more than a second how far the run is.
///
/// It is drawn when a file is done, by the thread that did it, so that a run has no thread that does nothing else.
final class Progress: Sendable {
  private struct State {
    var total = 0
    var done = 0
    var lastDrawn: ContinuousClock.Instant?
  }

  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Protected(State())

  init(isShown: Bool) { self.isShown = isShown }

  /// There are so many files more to read.
  func add(_ files: Int) { state.withValue { $0.total += files } }

  func fileDone() {
    guard isShown else { return }
    state.withValue { state in
      state.done += 1
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - (state.lastDrawn ?? start) > .milliseconds(100) else { return }
      state.lastDrawn = now
      draw("\(Tool.name): read \(state.done) of \(state.total) files")
    }
  }

  /// Takes the line away, if there is one.
  func end() {
    state.withValue { state in
      if state.lastDrawn != nil { draw("") }
      state.lastDrawn = nil
    }
  }

  /// Carriage return, the text, and the sequence that clears the rest of the line.
  private func draw(_ text: String) { try? Stream.errors.write("\r\(text)\u{1B}[K") }
}
