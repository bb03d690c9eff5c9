import SwiftSyntax
import UnblockModel

/// Runs what blocks on a thread of the runtime's own.
extension Rewriter {
  func offload(_ subject: Subject, _ place: Place, in file: ParsedFile) -> FixIt? {
    guard mayBeOffloaded(subject), !subject.facts.consumes, let target = place.offloaded(in: file, body: subject.facts.body),
      !target.expression.containsAwait
    else { return nil }
    guard let captures = Captures(target.expression, subject, in: file), let plain = captures.function(in: subject.facts.standing) else { return nil }
    let name = plain == "offload" && !target.isDiscarded && setsErrno(subject) ? "offloadWithErrno" : plain
    let function = (subject.facts.takenNames.contains(name) ? Self.runtime + "." : "") + name + poolArgument(subject)
    let value = subject.facts.values.first { $0.range == target.expression.trimmedBytes }
    let isDiscarded = target.isDiscarded
    let mayReturn = captures.areAllSendable || subject.isValueSendable(of: target.expression)
    guard mayReturn || isDiscarded else { return nil }
    let text = captures.rewritten(target.expression, in: file)
    guard let isThrowing = target.isThrowing(subject.facts, in: file) else { return nil }
    guard let clause = isThrowing ? target.errorClause(subject.facts) : target.errorlessClause else { return nil }
    let tried = isThrowing && !text.hasPrefix("try") ? "try " : ""
    let ignored = mayReturn ? "" : "_ = "
    // The compiler infers the type of a closure's only value from both sides, unless it is returned.
    let returned = target.isOnlyStatementOfClosure && value?.type != "Void" ? "return " : ""
    let body = captures.signature(clause) + ignored + returned + tried + text
    let suspension = Suspension(replacement: "\(function) { \(body) }", takesTryAlong: target.beginsWithTry, endsInClosure: true)
    guard let edits = suspension.edits(at: target, in: file), let imports = file.imports(of: [Self.runtime], for: name) else { return nil }
    let notes = (target.tried == .forced ? "; " + Self.mayTrap : "") + subject.isolationNote
    return FixIt(
      title: "run it on a thread that may block, with '\(function)'" + notes, rewrite: .executor,
      applicability: notes.isEmpty ? .safe : .unsafe, edits: imports + edits, products: [Self.runtime])
  }

  /// The rules name the calls that no other thread can make: those that wait for a lock that this thread holds, or run its run loop.
  private func mayBeOffloaded(_ subject: Subject) -> Bool {
    guard case .api(let number) = subject.facts.subject else { return true }
    return apis[number].cures.contains(.executor)
  }

  static var runtime: String { RuntimeNames.module }
}

extension Place {
  /// A `try` at its beginning covers all that stands to its right, but is part of it: `try a ?? f()`.
  fileprivate var beginsWithTry: Bool {
    guard let first = expression.as(SequenceExprSyntax.self)?.elements.first?.as(TryExprSyntax.self) else { return false }
    return first.questionOrExclamationMark == nil
  }

  /// Whether errors leave it; nil if that cannot be told.
  fileprivate func isThrowing(_ facts: CureFacts, in file: ParsedFile) -> Bool? {
    guard tried == .none else { return !isKnownNotToThrow(facts) }
    if !beginsWithTry, expression.throwsErrors(in: file) { return nil }
    return isInAsyncLet ? facts.isThrowing : false
  }

  /// The `try` before it is for something else then: `try start().run()`.
  private func isKnownNotToThrow(_ facts: CureFacts) -> Bool {
    guard facts.isThrowing == false, expression.trimmedBytes == facts.expression else { return false }
    return !Syntax(expression).children(viewMode: .sourceAccurate).contains { $0.mayThrow() }
  }

  /// The compiler takes a closure with a `try` in it for one that throws, though the errors end in an autoclosure: `XCTAssertEqual(try f(), 1)`.
  fileprivate var errorlessClause: String { !beginsWithTry && expression.containsUncaughtTry ? "throws(Never)" : "" }

  /// What a closure around it says of its errors; nil if it cannot be said.
  fileprivate func errorClause(_ facts: CureFacts) -> String? {
    // Whoever passes over errors, or traps, does not care for their type.
    tried == .propagating && !isInAsyncLet ? errors.clause(isTyped: facts.throwsTyped) : ""
  }

  /// The smallest expression around this one that can be moved as a whole.
  fileprivate func offloaded(in file: ParsedFile, body: ByteRange) -> Place? {
    if let assignment { return Place(of: ExprSyntax(assignment), in: file, body: body)?.offloaded(in: file, body: body) }
    if chain.parent?.is(InOutExprSyntax.self) == true { return nil }
    guard let barrier else { return self }
    let outer: ExprSyntax
    switch barrier {
    case .operand(let sequence): outer = ExprSyntax(sequence)
    case .autoclosure(let call), .closure(let call): outer = ExprSyntax(call)
    case .defaultValue(let access): outer = ExprSyntax(access)
    case .macro, .other: return nil
    }
    guard let place = Place(of: outer, in: file, body: body) else { return nil }
    // What is awaited may be the call itself: `await withCheckedContinuation { … }`.
    if place.isAwaited, case .closure = barrier { return nil }
    return place.barrier == nil ? place : place.offloaded(in: file, body: body)
  }
}

/// What an expression uses of its surroundings once it is in a closure.
struct Captures {
  /// Something that is copied when the closure is made, and the copy's name.
  private struct Copy {
    var range: ByteRange
    var value: String
    var name: String
  }

  private var copies: [Copy] = []
  /// Nothing that a thread of its own may not use.
  private(set) var areAllSendable = true

  /// - Returns: nil if it uses what only code on an actor may use, or changes an actor's state
  init?(_ expression: some SyntaxProtocol, _ subject: Subject, in file: ParsedFile) {
    let range = expression.trimmedBytes
    let written = expression.writtenNames
    var known: Set<UInt32> = []
    for fact in subject.facts.names where range.contains(fact.range) {
      known.insert(fact.range.start)
      switch fact.role {
      case .free: break
      case .isolated: return nil
      case .actorState(let isMutable):
        guard fact.isSendable == true, !written.contains(fact.range.start), !(isMutable && expression.callsMember(ofNameAt: fact.range.start)) else { return nil }
        add(fact.range, in: file)
      case .member(let isMutable, true) where fact.isSendable != true && !written.contains(fact.range.start):
        if isMutable && expression.callsMember(ofNameAt: fact.range.start) { areAllSendable = false } else { add(fact.range, in: file) }
      case .local(_, let isParameter):
        if fact.isSendable != true || isParameter && written.contains(fact.range.start) { areAllSendable = false }
      case .member: if fact.isSendable != true { areAllSendable = false }
      }
    }
    for token in expression.argumentsOfOuterClosure {
      guard let number = Int(token.text.dropFirst()), number < Self.ordinals.count else { return nil }
      copies.append(Copy(range: token.trimmedBytes, value: token.text, name: Self.ordinals[number]))
      known.insert(token.trimmedBytes.start)
      areAllSendable = false
    }
    if !expression.usesOnlyNames(at: known) { areAllSendable = false }
  }

  /// Names for `$0`, `$1` … of the closure around.
  private static let ordinals = ["first", "second", "third", "fourth"]

  private mutating func add(_ range: ByteRange, in file: ParsedFile) {
    copies.append(Copy(range: range, value: "self." + file.text(range), name: file.text(range)))
  }

  /// The function of the runtime that takes such a closure; nil if none does.
  func function(in standing: CureFacts.Standing) -> String? {
    if areAllSendable { return "offload" }
    return standing.isOnActor ? nil : "offloadNonisolated"
  }

  /// Whether there is no need of a capture list.
  var isEmpty: Bool { copies.isEmpty }

  /// What stands in a closure before its statements: the capture list, and what it throws; empty if neither is needed.
  func signature(_ throwing: String) -> String {
    var list: [String] = []
    for copy in copies where !list.contains("\(copy.name) = \(copy.value)") { list.append("\(copy.name) = \(copy.value)") }
    let parts = (list.isEmpty ? [] : ["[" + list.joined(separator: ", ") + "]"]) + (throwing.isEmpty ? [] : ["() " + throwing])
    return parts.isEmpty ? "" : parts.joined(separator: " ") + " in "
  }

  /// The expression's text, with copies in place of properties of `self`.
  func rewritten(_ expression: ExprSyntax, in file: ParsedFile) -> String {
    let whole = expression.trimmedBytes
    var result = ""
    var position = Int(whole.start)
    for copy in copies.sorted(by: { $0.range.start < $1.range.start }) {
      let (range, name) = (copy.range, copy.name)
      var start = Int(range.start)
      if file.text(ByteRange(start: max(start - 5, 0), end: start)) == "self." { start -= 5 }
      guard start >= position else { continue }
      result += file.text(ByteRange(start: position, end: start)) + name
      position = Int(range.end)
    }
    return result + file.text(ByteRange(start: position, end: Int(whole.end)))
  }
}
