import SwiftSyntax
package import UnblockModel

/// Findings and their source to fix-its.
///
/// It offers what compiles, and nothing where it cannot be sure; then there may be advice.
package struct Rewriter: Sendable {
  let apis: [BlockingAPI]
  private let poolsOfRules: [String: String]
  private let modulesWithErrno: Set<String>
  private let autoclosureFunctions: Set<String>
  /// Macros that run closures in place, also async ones.
  let asyncMacros: Set<String>

  package init(rules: RuleSet) {
    apis = rules.apis
    poolsOfRules = Dictionary(rules.rules.map { ($0.id, $0.pool) }) { $1 }
    modulesWithErrno = Set(rules.modules.filter(\.setsErrno).map(\.name))
    autoclosureFunctions = Set(rules.autoclosureFunctions)
    asyncMacros = Set(rules.contexts.compactMap(\.macroName))
  }

  /// The fix-its of each finding, the best first.
  ///
  /// - Parameters:
  ///   - findings: of one file, with their facts
  ///   - bytes: the file's text
  ///   - others: the texts of other files that fix-its may have to change, as far as they are there
  package func fixIts(for findings: [Finding], in bytes: [UInt8], path: String, others: [String: [UInt8]] = [:]) -> [[FixIt]] {
    var file = parsed(bytes, path: path)
    file.autoclosures = Set(findings.flatMap { $0.facts?.autoclosures ?? [] })
    return findings.map { finding in
      guard var facts = finding.facts else { return [] }
      if let sibling = facts.sibling, !isLike(sibling, in: file, others: others) { facts.sibling = nil }
      let subject = Subject(finding: finding, facts: facts)
      let result = facts.chain == nil ? fixIts(for: subject, in: file) : chained(subject, in: file, others: others)
      file.declared.formUnion(Hoist.names(declaredBy: result))
      return result.isEmpty ? advice(subject) : result
    }
  }

  /// The fix-its that leave the functions around the finding as they are.
  func fixIts(for subject: Subject, in file: ParsedFile) -> [FixIt] {
    switch subject.facts.subject {
    case .loop, .spin: return loopFixIts(for: subject, in: file)
    case .api, .helper: return callFixIts(for: subject, in: file)
    }
  }

  func parsed(_ bytes: [UInt8], path: String) -> ParsedFile { ParsedFile(bytes, path: path, autoclosureFunctions: autoclosureFunctions) }

  /// The argument that names the pool on which a finding's code should run; empty for the shared one.
  func poolArgument(_ subject: Subject) -> String {
    guard let pool = poolsOfRules[subject.finding.rule], !pool.isEmpty else { return "" }
    return "(on: \(pool))"
  }

  /// Whether the call leaves something in `errno` for who asks.
  func setsErrno(_ subject: Subject) -> Bool {
    if case .api(let number) = subject.facts.subject { modulesWithErrno.contains(apis[number].module) } else { false }
  }

  private func callFixIts(for subject: Subject, in file: ParsedFile) -> [FixIt] {
    guard let expression = file.expression(at: subject.facts.expression), let place = Place(of: expression, in: file, body: subject.facts.body) else { return [] }
    guard subject.facts.standing.isAsync, !place.isInlinable else { return [] }
    return fixIts(for: subject, at: place, in: file)
  }

  /// The fix-its of a call, the best first.
  func fixIts(for subject: Subject, at place: Place, in file: ParsedFile) -> [FixIt] {
    var result: [FixIt] = []
    if case .api(let number) = subject.facts.subject {
      let fixes = subject.facts.fixes.map { apis[number].fixes[$0] }
      result += fixes.compactMap { replacement(by: $0, subject, place, in: file) }
    }
    if let fixIt = siblingCall(subject, place, in: file) { result.append(fixIt) }
    // A call that has a form of its own on another thread is better off with that.
    if !result.contains(where: { $0.rewrite == .executor }), let fixIt = offload(subject, place, in: file) { result.append(fixIt) }
    return result.isEmpty ? fixIts(inBlock: subject, place, in: file) : result
  }
}

extension ContextRule {
  /// Without its `#`; nil if it is of something else.
  fileprivate var macroName: String? {
    guard case .closures(let function, _) = subject, function.base.hasPrefix("#") else { return nil }
    return String(function.base.dropFirst())
  }
}

/// A finding, and what is known of its surroundings.
struct Subject {
  var finding: Finding
  var facts: CureFacts

  /// What stands between a fix-it and being safe, as the end of its title.
  var isolationNote: String {
    switch facts.standing {
    case .isolated(let actor): "; other tasks may use '\(actor)' in the meantime"
    case .callerIsolated: "; other tasks may use the caller's actor in the meantime"
    default: ""
    }
  }
}

extension CureFacts.Standing {
  /// Whether `await` may be written there.
  var isAsync: Bool {
    switch self {
    case .nonisolated, .callerIsolated, .isolated: true
    case .synchronous, .eventLoop: false
    }
  }

  /// Whether what is given to code on no actor must be `Sendable`.
  var isOnActor: Bool { self != .nonisolated }
}
