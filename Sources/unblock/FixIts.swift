import UnblockModel
import UnblockRewriting

extension Report {
  /// Adds fix-its to the findings, a file at a time.
  mutating func addFixIts(_ request: LintRequest, _ kept: KeptFixIts) {
    let rewriter = Rewriter(rules: request.rules)
    let places = Dictionary(grouping: findings.indices) { findings[$0].range.path }.sorted { $0.value.count > $1.value.count }
    let (all, texts) = (findings, sources)
    let others = Set(findings.flatMap { $0.facts?.otherPaths ?? [] }).subtracting(texts.keys)
    let more = texts.merging(others.compactMap { path in (try? readSource(AbsolutePath(path, in: request.workingDirectory))).map { (path, $0) } }) { first, _ in first }
    let fixIts = concurrentMap(count: places.count, jobs: request.jobs) { number -> [[FixIt]] in
      let (path, own) = places[number]
      guard let bytes = texts[path] else { return own.map { _ in [] } }
      let findings = own.map { all[$0] }
      return kept.fixIts(for: findings, in: bytes, others: more) { rewriter.fixIts(for: findings, in: bytes, path: path, others: more) }
    }
    for (number, place) in places.enumerated() {
      for (own, fixIts) in zip(place.value, fixIts[number]) { self.findings[own].fixIts = fixIts }
    }
    let edited = Set(fixIts.joined().joined().flatMap { $0.edits.map(\.range.path) })
    sources.merge(more.filter { edited.contains($0.key) }) { first, _ in first }
  }
}
