import SwiftSyntax
import UnblockModel

/// What the rules say may be written in place of a call.
extension Rewriter {
  func replacement(by fix: FixRule, _ subject: Subject, _ place: Place, in file: ParsedFile) -> FixIt? {
    guard !fix.isWithoutResult || place.isDiscarded || place.isOnlyStatementOfClosure else { return nil }
    guard fix.runsOnCaller || !subject.facts.standing.isOnActor || subject.isAllSendable(in: place.expression) else { return nil }
    guard let text = Template(fix.replacement).filled(subject.facts, in: file) else { return nil }
    let suspension = Suspension(
      replacement: text, throwsMore: fix.errors != .none, mayPassOverErrors: fix.errors == .cancellation, suspends: fix.suspends,
      endsInClosure: text.hasSuffix("}"))
    guard let edits = suspension.edits(at: place, in: file) ?? hoisted(suspension, place, in: file) else { return nil }
    let changes = fix.changes.isEmpty ? "" : "; " + fix.changes
    return FixIt(
      title: fix.title + changes + (fix.suspends ? subject.isolationNote : ""), rewrite: fix.rewrite,
      applicability: fix.changes.isEmpty && (!fix.suspends || subject.isolationNote.isEmpty) ? .safe : .unsafe,
      edits: file.imports(of: fix.imports) + edits, products: fix.imports.filter(isProduct))
  }

  /// The call of the async function that stands beside the one that is called.
  func siblingCall(_ subject: Subject, _ place: Place, in file: ParsedFile) -> FixIt? {
    guard let sibling = subject.facts.sibling, let name = place.expression.as(FunctionCallExprSyntax.self)?.calledName else { return nil }
    guard !subject.facts.standing.isOnActor || subject.isAllSendable(in: place.expression) else { return nil }
    let whole = place.expression.trimmedBytes
    let own = name.trimmedBytes
    let text = file.text(ByteRange(start: Int(whole.start), end: Int(own.start))) + sibling.base + file.text(ByteRange(start: Int(own.end), end: Int(whole.end)))
    let suspension = Suspension(replacement: text, throwsMore: sibling.isThrowing, endsInClosure: text.hasSuffix("}"))
    guard let edits = suspension.edits(at: place, in: file) else { return nil }
    return FixIt(
      title: "call the async '\(sibling.base)'" + subject.isolationNote, rewrite: .native,
      applicability: .unsafe, edits: edits)
  }

  /// An argument that its call takes as an autoclosure is computed before the statement, where nothing else in the statement comes before it.
  private func hoisted(_ suspension: Suspension, _ place: Place, in file: ParsedFile) -> [FixIt.Edit]? {
    guard case .autoclosure(let call)? = place.barrier, let hoist = Hoist(place, outOf: call, in: file) else { return nil }
    return hoist.edits(suspension, in: file)
  }

  private func isProduct(_ module: String) -> Bool { module.hasPrefix("Unblock") }
}

extension FunctionCallExprSyntax {
  /// The word by which the function is called.
  var calledName: TokenSyntax? {
    if let name = calledExpression.as(DeclReferenceExprSyntax.self) { return name.baseName }
    return calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName
  }
}

extension Subject {
  /// Whether whatever an expression uses may be given to code on no actor.
  func isAllSendable(in expression: ExprSyntax) -> Bool {
    let range = expression.trimmedBytes
    return facts.names.filter { range.contains($0.range) }.allSatisfy { $0.role == .free || $0.role == .isolated || $0.isSendable == true }
  }
}

/// A replacement with `{receiver}`, `{arguments}`, `{label}` and `{0}` for parts of the call.
struct Template {
  private let text: String

  init(_ text: String) { self.text = text }

  /// - Returns: nil if the call has not got what the template asks for
  func filled(_ facts: CureFacts, in file: ParsedFile) -> String? {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      guard let close = rest[open...].firstIndex(of: "}") else { return nil }
      let name = String(rest[rest.index(after: open)..<close])
      if name.contains(where: { $0.isWhitespace }) || name.isEmpty {
        // A closure of the template's own.
        result.append("{")
        rest = rest[rest.index(after: open)...]
        continue
      }
      guard let part = part(name, facts, in: file) else { return nil }
      result += part
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private func part(_ name: String, _ facts: CureFacts, in file: ParsedFile) -> String? {
    if name == "receiver" { return facts.receiver.map(file.text) }
    if name == "arguments" {
      guard let first = facts.arguments.first, let last = facts.arguments.last else { return "" }
      return (first.label.map { $0 + ": " } ?? "") + file.text(ByteRange(start: Int(first.range.start), end: Int(last.range.end)))
    }
    let argument = facts.arguments.first { argument in
      if let position = Int(name) { argument.position == position } else { argument.label == name }
    }
    return argument.map { file.text($0.range) }
  }
}
