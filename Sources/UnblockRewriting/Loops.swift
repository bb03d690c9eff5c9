import SwiftSyntax
import UnblockModel

/// Loops that take long, and loops that wait for a flag.
extension Rewriter {
  func loopFixIts(for subject: Subject, in file: ParsedFile) -> [FixIt] {
    guard subject.facts.standing.isAsync, let loop = LoopSite(subject.facts, in: file) else { return [] }
    let candidates = subject.facts.subject == .spin ? [sleeping(loop, subject, in: file)] : [yielding(loop, subject, in: file), moved(loop, subject, in: file)]
    return candidates.compactMap { $0 }
  }

  /// A loop that waits for a flag sleeps between two looks at it.
  private func sleeping(_ loop: LoopSite, _ subject: Subject, in file: ParsedFile) -> FixIt? {
    let words = loop.takesErrors ? "try await" : "try? await"
    return FixIt(
      title: "sleep between two looks, with 'Task.sleep(for:)'" + subject.isolationNote, rewrite: .polling,
      applicability: subject.isolationNote.isEmpty ? .safe : .unsafe, edits: [loop.adding("\(words) Task.sleep(for: .milliseconds(1))", in: file)])
  }

  /// A loop over a sequence lets other tasks run from time to time.
  private func yielding(_ loop: LoopSite, _ subject: Subject, in file: ParsedFile) -> FixIt? {
    guard let statement = loop.node.as(ForStmtSyntax.self), statement.awaitKeyword == nil, statement.tryKeyword == nil, loop.takesErrors else { return nil }
    let sequence = statement.sequence.trimmedBytes
    let text = file.text(sequence)
    let isSimple = statement.sequence.is(DeclReferenceExprSyntax.self) || statement.sequence.is(FunctionCallExprSyntax.self) || statement.sequence.is(MemberAccessExprSyntax.self)
    let base = isSimple || statement.sequence.is(TupleExprSyntax.self) ? text : "(\(text))"
    guard let imports = file.imports(of: [Self.runtime], for: "") else { return nil }
    let edits = [
      file.edit(ByteRange(emptyAt: statement.forKeyword.trimmedBytes.end), " try await"),
      file.edit(sequence, "\(base).yielding(every: .milliseconds(10))"),
    ]
    return FixIt(
      title: "let other tasks run every 10 ms, with 'yielding(every:)'; ends with the task's cancellation" + subject.isolationNote, rewrite: .native,
      applicability: .unsafe, edits: imports + edits, products: [Self.runtime])
  }

  /// The whole loop moves to a thread that may be busy.
  private func moved(_ loop: LoopSite, _ subject: Subject, in file: ParsedFile) -> FixIt? {
    guard !loop.leavesItself, let captures = Captures(loop.node, subject, in: file), let function = captures.function(in: subject.facts.standing) else { return nil }
    guard captures.isEmpty, let imports = file.imports(of: [Self.runtime], for: function) else { return nil }
    let tried = loop.node.containsUncaughtTry ? "try " : ""
    guard tried.isEmpty || loop.takesErrors else { return nil }
    let range = loop.node.trimmedBytes
    let indentation = file.indentation(before: range.start)
    let edits = [
      file.edit(ByteRange(emptyAt: range.start), "\(tried)await \(function)\(poolArgument(subject)) {" + file.newline + indentation),
      file.edit(ByteRange(emptyAt: range.end), file.newline + indentation + "}"),
    ]
    return FixIt(
      title: "run the loop on a thread for computing, with '\(function)\(poolArgument(subject))'" + subject.isolationNote, rewrite: .executor,
      applicability: subject.isolationNote.isEmpty ? .safe : .unsafe, edits: imports + edits, products: [Self.runtime])
  }
}

/// A loop, and what is around it.
struct LoopSite {
  let node: Syntax
  let takesErrors: Bool
  /// It has a `return`, or an `await`, or leaves an outer loop: it cannot be moved into a closure.
  let leavesItself: Bool

  /// - Returns: nil where nothing can be awaited: in a closure that is run in place, a `defer` block, a local function
  init?(_ facts: CureFacts, in file: ParsedFile) {
    guard let loop = file.loop(at: facts.expression) else { return nil }
    var node = loop
    var isCaught = false
    while let parent = node.parent, !(parent.trimmedBytes == facts.body && parent.isBody) {
      if parent.isFunction || parent.is(DeferStmtSyntax.self) { return nil }
      if let block = parent.as(DoStmtSyntax.self), Syntax(block.body) == node, block.isExhaustive { isCaught = true }
      node = parent
    }
    guard let function = node.parent else { return nil }
    takesErrors = isCaught || function.throwsErrors
    if function.isInlinable { return nil }
    self.node = loop
    leavesItself = loop.leavesItself || loop.parent?.is(LabeledStmtSyntax.self) == true
  }

  /// A statement more at the end of its body.
  func adding(_ statement: String, in file: ParsedFile) -> FixIt.Edit {
    let body = node.loopBody
    guard let last = body?.statements.last else {
      let inside = ByteRange(start: Int(body?.leftBrace.trimmedBytes.end ?? 0), end: Int(body?.rightBrace.trimmedBytes.start ?? 0))
      return file.edit(inside, " \(statement) ")
    }
    let isOnLineOfItsOwn = !file.indentation(before: last.trimmedBytes.start).isEmpty && file.isLineStart(before: last.trimmedBytes.start)
    let separator = isOnLineOfItsOwn ? file.newline + file.indentation(before: last.trimmedBytes.start) : "; "
    return file.edit(ByteRange(emptyAt: last.trimmedBytes.end), separator + statement)
  }
}

extension Syntax {
  fileprivate var loopBody: CodeBlockSyntax? {
    `as`(ForStmtSyntax.self)?.body ?? `as`(WhileStmtSyntax.self)?.body ?? `as`(RepeatStmtSyntax.self)?.body
  }

  /// Whether control may leave it other than by its end: not by what stands in closures and functions inside.
  fileprivate var leavesItself: Bool {
    children(viewMode: .sourceAccurate).contains { child in
      if child.isFunction { return false }
      if child.is(ReturnStmtSyntax.self) || child.is(AwaitExprSyntax.self) { return true }
      if child.as(BreakStmtSyntax.self)?.label != nil || child.as(ContinueStmtSyntax.self)?.label != nil { return true }
      return child.leavesItself
    }
  }
}

extension ParsedFile {
  fileprivate func loop(at range: ByteRange) -> Syntax? { node(at: range) { $0.loopBody == nil ? nil : $0 } }

  func isLineStart(before place: UInt32) -> Bool {
    let start = Int(place) - indentation(before: place).utf8.count
    return start == 0 || bytes[start - 1] == UInt8(ascii: "\n")
  }
}
