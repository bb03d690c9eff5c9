import UnblockModel

/// A fix-it, and the finding that it cures.
struct ChosenFixIt: Hashable, Sendable {
  var finding: Finding
  var fixIt: FixIt

  /// The files that it changes.
  var paths: Set<String> { Set(fixIt.edits.map(\.range.path)) }

  var key: FixItKey { FixItKey(finding, fixIt) }
}

/// What tells a fix-it from others although lines have moved in between. Two of the same words for the same words share a key:
/// where one was of no use, the other is not tried.
struct FixItKey: Hashable, Sendable {
  private var path: String
  private var rule: String
  private var message: String
  private var title: String
  private var replacements: [String]

  init(_ finding: Finding, _ fixIt: FixIt) {
    path = finding.range.path
    rule = finding.rule
    message = finding.message
    title = fixIt.title
    replacements = fixIt.edits.map(\.replacement)
  }
}

/// Which fix-its the user wants.
struct FixSelection: Sendable {
  var allowsUnsafe = false
  /// Nil: all.
  var rewrites: Set<Rewrite>?

  func allows(_ fixIt: FixIt) -> Bool {
    guard !fixIt.edits.isEmpty, rewrites?.contains(fixIt.rewrite) ?? true else { return false }
    switch fixIt.applicability {
    case .safe: return true
    case .unsafe: return allowsUnsafe
    case .displayOnly: return false
    }
  }

  /// The fix-it that is to be applied for a finding: a safe one before an unsafe one, else the first that is offered.
  func best(for finding: Finding, refused: Set<FixItKey>) -> FixIt? {
    let allowed = finding.fixIts.filter { allows($0) && !refused.contains(FixItKey(finding, $0)) }
    return allowed.first { $0.applicability == .safe } ?? allowed.first
  }
}

/// What can be applied at once.
struct FixRound: Sendable {
  var chosen: [ChosenFixIt] = []
  /// How many have to wait for the next round, as they change what others of this round change.
  var waiting = 0
}

/// Chooses a fix-it for each finding, in the order of the findings: of two that are in each other's way the first comes first.
///
/// - Parameter sources: the texts that the findings are of; what changes other files is not chosen
func fixIts(for findings: [Finding], _ selection: FixSelection, refused: Set<FixItKey>, sources: [String: [UInt8]]) -> FixRound {
  var round = FixRound()
  var taken = TakenRegions()
  for finding in findings {
    guard let fixIt = selection.best(for: finding, refused: refused), fixIt.fits(sources) else { continue }
    let regions = fixIt.regions(in: sources)
    if taken.conflicts(with: regions) {
      round.waiting += 1
    } else {
      taken.add(regions)
      round.chosen.append(ChosenFixIt(finding: finding, fixIt: fixIt))
    }
  }
  return round
}

extension FixIt {
  /// Whether all that it changes is there, and may be changed: what the package manager checked out is not the user's.
  fileprivate func fits(_ sources: [String: [UInt8]]) -> Bool {
    edits.allSatisfy { edit in
      guard let source = sources[edit.range.path], !edit.range.path.split(separator: "/").contains(".build") else { return false }
      return edit.range.bytes.start <= edit.range.bytes.end && Int(edit.range.bytes.end) <= source.count
    }
  }
}
