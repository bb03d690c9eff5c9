/// Pauses between looks at something that cannot tell when it is ready: each half as long again, up to a longest.
struct Pauses {
  private var next: Duration
  private let longest: Duration
  private let limit: TimeLimit

  init(_ limit: TimeLimit, from shortest: Duration = .milliseconds(1), to longest: Duration = .milliseconds(50)) {
    next = shortest
    self.longest = longest
    self.limit = limit
  }

  /// - Throws: ``TimeoutError`` if the time is over already, so that there is a look at its very end; `CancellationError`.
  mutating func sleep() async throws {
    let left = limit.remaining
    if let left, left <= .zero { throw limit.error }
    try await Task.sleep(for: min(next, left ?? next))
    next = min(next * 3 / 2, longest)
  }

  /// The same, whether the task is cancelled or not. Only where there is no limit.
  mutating func sleepBeyondCancellation() async {
    let pause = next
    try? await beyondCancellation { try await Task.sleep(for: pause) }
    next = min(next * 3 / 2, longest)
  }
}
