import UnblockModel

extension Rewriter {
  /// What to do where no edit is known to be right, in words.
  func advice(_ subject: Subject) -> [FixIt] {
    if case .api(let number) = subject.facts.subject, !apis[number].cures.contains(.executor) {
      // Another thread is no help.
      return [FixIt(title: apis[number].advice, rewrite: apis[number].cures.first ?? .native, applicability: .displayOnly, edits: [])]
    }
    let title: String
    switch subject.facts.standing {
    case .synchronous: title = "make the function async, do this on a thread that may block with 'offload', and await it where it is called"
    case .eventLoop: title = "do this on a thread that may block, and hand the result back to the event loop"
    case .nonisolated, .callerIsolated, .isolated: title = "copy what this uses into local constants that are 'Sendable', and do it on a thread that may block with 'offload'"
    }
    return [FixIt(title: title, rewrite: .executor, applicability: .displayOnly, edits: [])]
  }
}
