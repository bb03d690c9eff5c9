import UnblockReporting

/// A line on a terminal that tells someone who has waited for more than a second how far the run is.
///
/// It is drawn when a file is done, by the thread that did it, so that a run has no thread that does nothing else.
final class Progress: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
  }

  private let isShown: Bool
  private let start = ContinuousClock.now
  private let state = Protected(State())

  init(isShown: Bool) { self.isShown = isShown }

  /// Files of a kind, which are read one after the other.
  final class Phase: Sendable {
    private let progress: Progress
    private let total: Int
    private let noun: String
    private let done = Protected(0)

    fileprivate init(_ progress: Progress, of total: Int, _ noun: String) {
      self.progress = progress
      self.total = total
      self.noun = noun
    }

    func fileDone() {
      guard progress.isShown else { return }
      progress.tell("read \(done.withValue { $0 += 1; return $0 }) of \(total) \(noun)")
    }
  }

  func phase(of total: Int, _ noun: String) -> Phase { Phase(self, of: total, noun) }

  private func tell(_ text: String) {
    state.withValue { state in
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - (state.lastDrawn ?? start) > .milliseconds(100) else { return }
      state.lastDrawn = now
      draw("\(Tool.name): \(text)")
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
