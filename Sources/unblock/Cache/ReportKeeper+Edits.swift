import UnblockAnalysis
import UnblockCoding
import UnblockModel

extension ReportKeeper {
  /// A file that was edited since the last run.
  struct Edit {
    var result: FileResult
    var file: EditedFile

    var addedFunctions: Int { file.new.functions.count - file.old.functions.count }
  }

  /// More are not looked at one by one.
  private static let mostEdits = 64

  /// What was edited since a run; nil if that may change what it found.
  ///
  /// - Parameter files: as they are now
  func edits(of run: KeptRun, in files: [FileResult], _ found: FoundProgram, _ request: LintRequest) -> [Edit]? {
    let places = files.indices.filter { files[$0].hash != run.texts[$0] }
    let mentioned = Set(run.mentioned)
    guard places.count <= Self.mostEdits, files.allSatisfy({ $0.hash != nil }), !places.contains(where: { mentioned.contains(files[$0].path) }) else { return nil }
    let summarizer = Summarizer(settings: request.settings, cache: cache)
    let edits = concurrentMap(count: places.count, jobs: request.jobs) { number in
      edit(of: places[number], from: run.texts[places[number]], to: files[places[number]], found, request, summarizer)
    }
    let known = edits.compactMap { $0 }
    guard known.count == places.count, run.footprint.isMissed(by: known.map(\.file), rules: request.rules, options: request.analysis) else { return nil }
    return known
  }

  /// Nil if one of the texts is not known, or if they have more in difference than functions.
  private func edit(
    of place: Int, from text: ContentHash, to read: FileResult, _ found: FoundProgram, _ request: LintRequest, _ summarizer: Summarizer
  ) -> Edit? {
    guard let hash = read.hash, let old = summarizer.kept(text) else { return nil }
    var now = read
    if let source = summarizer.kept(hash) { now.source = source } else { now = result(for: found.all[place], request) { summarizer.summarize($0, hash: $1) } }
    guard now.hash == hash, let new = now.source, let difference = SummaryDifference(from: old.summary, to: new.summary) else { return nil }
    return Edit(result: now, file: EditedFile(unit: place, old: old.summary, new: new.summary, difference: difference))
  }
}
