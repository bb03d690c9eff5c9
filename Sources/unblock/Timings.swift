/// How long each phase of a run took, for those who make it faster.
struct Timings: Sendable {
  private var phases: [(name: String, duration: Duration)] = []

  mutating func measure<Result, Failure: Error>(
    _ phase: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let start = ContinuousClock.now
    defer { phases.append((phase, ContinuousClock.now - start)) }
    return try body()
  }

  /// A line for each phase, in milliseconds.
  var lines: [String] {
    phases.map { phase in
      let microseconds = phase.duration / .microseconds(1)
      let number = String(Int(microseconds))
      let padded = String(repeating: "0", count: max(0, 4 - number.count)) + number
      return "\(padded.dropLast(3)).\(padded.suffix(3)) ms  \(phase.name)"
    }
  }
}
