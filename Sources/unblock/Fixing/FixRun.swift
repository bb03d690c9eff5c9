import UnblockModel

/// What a run of `unblock fix` asks for, and what it asks of the rest of the program.
struct FixRun {
  /// As many rounds as fix-its may wait for each other.
  static let mostRounds = 10

  var workingDirectory: AbsolutePath
  var selection: FixSelection
  /// Lints with these texts in place of those of the files.
  var lint: ([AbsolutePath: [UInt8]]) throws -> Report
  /// Asked before the first file is written; throws where that must not be.
  var checkBeforeWriting: ([AbsolutePath]) throws -> Void
  /// Nil: nothing is built.
  var build: (() throws -> BuildResult)?
  /// Only find out what would change.
  var isDryRun = false
}

/// What a run came to.
struct FixOutcome {
  /// The findings that remain.
  var report: Report
  /// In the order of their paths.
  var changes: [FileChange] = []
  var applied: [ChosenFixIt] = []
  var refused: [RefusedFixIt] = []
  /// Files that could not be written.
  var problems: [Report.Problem] = []
  /// Fix-its remain that could be applied, but the last ones led nowhere, or the rounds were used up.
  var isUnfinished = false
  var builds = 0
  /// The build failed before anything was changed.
  var buildFailedBefore = false
}

extension FixRun {
  /// Applies fix-its and lints again, until nothing changes.
  ///
  /// Without a build all rounds are gone through before anything is written, so that each file is written once. With one, the files of
  /// each round are written, built, and written again where the build refuses a fix-it.
  ///
  /// - Throws: what its functions throw; `Interrupted` if a signal came, after what was not yet verified has been taken back
  func callAsFunction() throws -> FixOutcome {
    var progress = FixProgress(report: try lint([:]))
    for _ in 0..<Self.mostRounds {
      let round = fixIts(for: progress.candidates, selection, refused: progress.refused, sources: progress.report.sources)
      guard !round.chosen.isEmpty else { return try finish(progress) }
      guard !progress.leadsBack(round.chosen) else { return try finish(progress, isUnfinished: true) }
      let kept = build == nil ? round.chosen : try verify(round.chosen, &progress)
      progress.apply(kept, workingDirectory)
      let isWritten = build != nil
      let report = try lint(isWritten ? [:] : progress.overlay)
      progress.blockWhatDidNotHelp(kept, in: report)
      progress.report = report
    }
    let rest = fixIts(for: progress.candidates, selection, refused: progress.refused, sources: progress.report.sources)
    return try finish(progress, isUnfinished: !rest.chosen.isEmpty)
  }

  private func finish(_ progress: FixProgress, isUnfinished: Bool = false) throws -> FixOutcome {
    var outcome = progress.outcome
    outcome.isUnfinished = isUnfinished || progress.hasBlocked
    guard build == nil, !isDryRun, !outcome.changes.isEmpty else { return outcome }
    try checkBeforeWriting(outcome.changes.map(\.file))
    let problems = delayingSignals { write(outcome.changes, together: outcome.applied.map(\.paths)) }
    guard !problems.isEmpty else { return outcome }
    let lost = Set(problems.map(\.path)).spread(over: outcome.applied.map(\.paths))
    outcome.problems += problems
    outcome.changes.removeAll { lost.contains($0.path) }
    outcome.applied.removeAll { !$0.paths.isDisjoint(with: lost) }
    outcome.report = try lint([:])
    return outcome
  }
}

// MARK: - With a build

extension FixRun {
  /// - Returns: the fix-its that the build accepts; the files have these applied, and no others
  private func verify(_ fixIts: [ChosenFixIt], _ progress: inout FixProgress) throws -> [ChosenFixIt] {
    guard let build else { return fixIts }
    let sources = progress.report.sources
    let files = FixedFiles(sources, workingDirectory)
    if progress.baseline == nil {
      try checkBeforeWriting(files.paths(of: fixIts))
      let baseline = try delayingSignals { try build() }
      progress.baseline = baseline
      progress.builds += 1
    }
    let baseline = progress.baseline ?? BuildResult(status: 0, errors: [])
    let (result, unwritable) = try delayingSignals { try settle(fixIts, files, baseline, build) }
    progress.builds += result.builds
    progress.refuse(result.refused)
    progress.problems += unwritable.problems
    progress.refused.formUnion(unwritable.fixIts.map(\.key))
    return result.kept
  }

  private typealias Unwritable = (fixIts: [ChosenFixIt], problems: [Report.Problem])

  private func settle(
    _ fixIts: [ChosenFixIt], _ files: FixedFiles, _ baseline: BuildResult, _ build: () throws -> BuildResult
  ) throws -> (Verification, Unwritable) {
    // Whatever is thrown from here on, the files are as they were.
    var written = WrittenFiles(files: files)
    do {
      let unwritable = written.write(fixIts)
      let lost = Set(unwritable.map(\.path)).spread(over: fixIts.map(\.paths))
      let writable = fixIts.filter { $0.paths.isDisjoint(with: lost) }
      let result = try verified(writable, baseline: baseline, errorsAt: files.errors) { subset in
        let problems = written.write(subset)
        if let problem = problems.first { throw UsageError(description: "\(problem.path): \(problem.message)") }
        return try build()
      }
      let problems = written.write(result.kept)
      if let problem = problems.first { throw UsageError(description: "\(problem.path): \(problem.message)") }
      return (result, (fixIts.filter { !writable.contains($0) }, unwritable))
    } catch {
      _ = written.write([])
      throw error
    }
  }
}
