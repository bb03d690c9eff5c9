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
    private struct Count {
      var total = 0
      var done = 0
    }

    private let progress: Progress
    private let noun: String
    private let count = Protected(Count())

    fileprivate init(_ progress: Progress, _ noun: String) {
      self.progress = progress
      self.noun = noun
    }

    /// There are so many files more to read.
    func add(_ files: Int) { count.withValue { $0.total += files } }

    func fileDone() {
      guard progress.isShown else { return }
      let count = count.withValue { count in
        count.done += 1
        return count
      }
      progress.tell("read \(count.done) of \(count.total) \(noun)")
    }
  }

  func phase(_ noun: String) -> Phase { Phase(self, noun) }

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
