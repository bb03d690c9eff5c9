import SwiftSyntax
import UnblockModel

/// What the rules say may be written in place of a call.
extension Rewriter {
  func replacement(by fix: FixRule, _ subject: Subject, _ place: Place, in file: ParsedFile) -> FixIt? {
    guard fits(fix, subject, place), let text = Template(fix.replacement).filled(for: place.expression, subject.facts, in: file) else { return nil }
    // What the user wrote beside arguments that are put elsewhere would be lost.
    let comments = place.expression.commentsInside.filter { !text.contains($0) }
    let place = fix.isWithoutResult ? place.withDiscard : place
    let suspension = Suspension(
      replacement: text, throwsMore: fix.errors != .none, mayPassOverErrors: fix.errors == .cancellation, suspends: fix.suspends,
      endsInClosure: text.hasSuffix("}"), isThrownAway: !fix.isDiscardable && place.isBare)
    guard var edits = suspension.edits(at: place, in: file) ?? hoisted(suspension, place, in: file) else { return nil }
    guard let imports = file.imports(of: fix.imports, for: fix.replacement) else { return nil }
    if !comments.isEmpty { edits = file.edits(edits, withComments: comments, beforeStatementOf: place.expression) }
    var changes = fix.changes.isEmpty ? [] : [fix.changes]
    if place.tried == .forced, fix.errors != .none || !fix.imports.isEmpty { changes.append(Self.mayTrap) }
    let notes = changes.map { "; " + $0 }.joined() + (fix.suspends ? subject.isolationNote : "")
    return FixIt(
      title: fix.title + notes, rewrite: fix.rewrite, applicability: notes.isEmpty ? .safe : .unsafe,
      edits: imports + edits, products: fix.imports.filter(isProduct))
  }

  /// What `try!` means for a call that can also end with `CancellationError`.
  static var mayTrap: String { "'try!' traps if the task is cancelled" }

  /// Whether the compiler would take the replacement there.
  private func fits(_ fix: FixRule, _ subject: Subject, _ place: Place) -> Bool {
    let expression = place.expression
    if fix.isWithoutResult, !place.isDiscarded, !place.isOnlyStatementOfClosure { return false }
    if !fix.runsOnCaller, subject.facts.standing.isOnActor, !subject.isAllSendable(in: expression) { return false }
    if fix.sendsClosure, !subject.maySend(expression) || !place.isDiscarded && !subject.isValueSendable(of: expression) { return false }
    return !fix.suspends || !subject.lendsActorState(in: expression)
  }

  /// An argument that its call takes as an autoclosure is computed before the statement, where nothing else in the statement comes before it.
  private func hoisted(_ suspension: Suspension, _ place: Place, in file: ParsedFile) -> [FixIt.Edit]? {
    guard case .autoclosure(let call)? = place.barrier, let hoist = Hoist(place, outOf: call, in: file) else { return nil }
    return hoist.edits(suspension, in: file)
  }

  private func isProduct(_ module: String) -> Bool { module.hasPrefix("Unblock") }
}

extension Subject {
  /// Whether whatever an expression uses may be given to code on no actor.
  func isAllSendable(in expression: ExprSyntax) -> Bool {
    let range = expression.trimmedBytes
    return facts.names.filter { range.contains($0.range) }.allSatisfy { $0.role == .free || $0.role == .isolated || $0.isSendable == true }
  }

  /// Whether a closure in an expression could be `@Sendable`: it uses constants that are `Sendable`, and what is on no actor.
  func maySend(_ expression: some SyntaxProtocol) -> Bool {
    let names = facts.names.filter { expression.trimmedBytes.contains($0.range) }
    let areConstant = names.allSatisfy { fact in
      switch fact.role {
      case .free: true
      case .local(let isMutable, _): !isMutable && fact.isSendable == true
      case .actorState, .member, .isolated: false
      }
    }
    return areConstant && expression.usesOnlyNames(at: Set(names.map(\.range.start)))
  }

  /// Whether the value of an expression, if it has one, may leave the thread that computed it.
  func isValueSendable(of expression: ExprSyntax) -> Bool {
    let value = facts.values.first { $0.range == expression.trimmedBytes }
    return value?.isSendable == true || value?.type == "Void"
  }

  /// Whether a part of an actor's state is passed as `&state`: what suspends may not hold on to it.
  fileprivate func lendsActorState(in expression: ExprSyntax) -> Bool {
    let written = expression.writtenNames
    return facts.names.contains { fact in
      switch fact.role {
      case .actorState, .isolated: written.contains(fact.range.start)
      case .local, .member, .free: false
      }
    }
  }
}
