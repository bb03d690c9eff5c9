import UnblockModel

/// A fix-it that a build refused.
struct RefusedFixIt: Hashable, Sendable {
  var chosen: ChosenFixIt
  /// Nil: the build fails with it, and does not say where or why.
  var error: BuildError?
}

/// The fix-its that a build accepts, and the others.
struct Verification: Sendable {
  var kept: [ChosenFixIt]
  var refused: [RefusedFixIt] = []
  var builds = 0
}

/// Builds with fix-its applied, and drops those that new errors stand at; where errors stand elsewhere, halves the rest until it is
/// known which cause them. A fix-it is kept or dropped as a whole, over all files that it changes.
///
/// - Parameters:
///   - baseline: how the build ended before
///   - build: writes the files with these fix-its alone, and builds
///   - errorsAt: the errors that stand on lines which a fix-it has written, when these fix-its are applied
/// - Returns: fix-its with which the build was at least as good as before; none is always so
func verified<Failure: Error>(
  _ fixIts: [ChosenFixIt], baseline: BuildResult,
  errorsAt: (ChosenFixIt, [BuildError], [ChosenFixIt]) -> [BuildError],
  build: ([ChosenFixIt]) throws(Failure) -> BuildResult
) throws(Failure) -> Verification {
  var result = Verification(kept: fixIts)
  while !result.kept.isEmpty {
    let outcome = try build(result.kept)
    result.builds += 1
    if outcome.isAsGood(as: baseline) { return result }
    let errors = outcome.newErrors(since: baseline)
    let blamed = result.kept.map { ($0, errorsAt($0, errors, result.kept).first) }.filter { $0.1 != nil }
    if blamed.isEmpty {
      try result.bisect(baseline: baseline, error: errors.first, build)
      return result
    }
    result.refused += blamed.map { RefusedFixIt(chosen: $0.0, error: $0.1) }
    let dropped = Set(blamed.map(\.0))
    result.kept.removeAll { dropped.contains($0) }
  }
  return result
}

extension Verification {
  /// The build fails with those that are kept, and nothing tells which of them is to blame.
  fileprivate mutating func bisect<Failure: Error>(
    baseline: BuildResult, error: BuildError?, _ build: ([ChosenFixIt]) throws(Failure) -> BuildResult
  ) throws(Failure) {
    var accepted: [ChosenFixIt] = []
    // Each with whether it is known to fail together with what is accepted.
    var rest = [(fixIts: kept, isKnownToFail: true, error: error)]
    while let (fixIts, isKnownToFail, error) = rest.popLast() {
      var cause = error
      if !isKnownToFail {
        let outcome = try build(accepted + fixIts)
        builds += 1
        if outcome.isAsGood(as: baseline) {
          accepted += fixIts
          continue
        }
        cause = outcome.newErrors(since: baseline).first
      }
      if fixIts.count == 1 {
        refused.append(RefusedFixIt(chosen: fixIts[0], error: cause))
      } else {
        let middle = fixIts.count / 2
        rest.append((Array(fixIts[middle...]), false, cause))
        rest.append((Array(fixIts[..<middle]), false, cause))
      }
    }
    kept = accepted
  }
}
