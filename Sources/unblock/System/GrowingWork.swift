#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Work on threads of our own that begins before all of it is known.
///
/// It belongs to the thread that adds to it and finishes it. Unchecked, because that thread alone uses `threads`, and a lock guards the rest.
final class GrowingWork<Piece: Sendable, Result: Sendable>: @unchecked Sendable {
  private struct State: Sendable {
    /// Without those that are taken up: they may be large.
    var pieces: [Piece?] = []
    /// By the place of the piece.
    var results: [Result?] = []
    var next = 0
    /// Threads that have not found the work done yet.
    var running = 0
  }

  private let body: @Sendable (Piece) -> Result
  private let state = Protected(State())
  private var threads: [pthread_t] = []

  init(_ body: @escaping @Sendable (Piece) -> Result) { self.body = body }

  /// Adds pieces behind those that nobody has taken up yet.
  ///
  /// - Parameter jobs: how many threads work from now on
  func add(_ pieces: [Piece], jobs: Int) {
    let missing = state.withValue { state -> Int in
      state.pieces += pieces
      state.results += pieces.map { _ in nil }
      let missing = max(min(jobs, state.pieces.count - state.next) - state.running, 0)
      state.running += missing
      return missing
    }
    for _ in 0..<missing {
      if let thread = startThread({ self.run() }) { threads.append(thread) } else { state.withValue { $0.running -= 1 } }
    }
  }

  /// Waits for all results, which are in the order in which the pieces were added.
  ///
  /// - Parameter isOwnThread: the calling thread is like those that work, and works with them
  func finish(isOwnThread: Bool = false) -> [Result] {
    if isOwnThread { run() }
    for thread in threads { pthread_join(thread, nil) }
    threads = []
    // Where no thread could be had, this one does it all.
    run()
    return state.withValue { state in
      defer { state = State() }
      return state.results.compactMap { $0 }
    }
  }

  private func run() {
    while let (place, piece) = take() {
      let result = body(piece)
      state.withValue { $0.results[place] = result }
    }
  }

  private func take() -> (place: Int, piece: Piece)? {
    state.withValue { state in
      guard state.next < state.pieces.count, let piece = state.pieces[state.next] else {
        state.running -= 1
        return nil
      }
      state.pieces[state.next] = nil
      defer { state.next += 1 }
      return (state.next, piece)
    }
  }
}
