import UnblockModel

/// A finding in words, as the compiler words them.
struct Message {
  var text: String

  init(_ blocking: Blocking, _ deadlock: Deadlock?, place: Place, kind: String, _ resolver: Resolver) {
    let cause = blocking.effect.cause
    let victim = Self.victim(place, kind)
    let wherein = "in '\(resolver.signature(of: blocking.function))'"
    switch cause.reason {
    case .api(let place):
      let api = resolver.rules.rules.apis[place]
      let blocks = deadlock.map { "\(Self.verb(of: $0)), since it waits for \(Self.victim($0.place, kind)) that it holds itself," } ?? "blocks \(victim)"
      text = Self.sentence(blocking, resolver, blocks, wherein) + (deadlock.map(Self.otherEnd) ?? "") + "; " + api.advice
    case .loop(let rounds):
      text = Self.sentence(blocking, resolver, "keeps \(victim) busy", wherein, subject: "a loop of \(grouped(rounds)) rounds") + "; let it suspend now and then, or run it on a thread of its own"
    case .spin:
      text = Self.sentence(blocking, resolver, "keeps \(victim) busy", wherein, subject: "a loop that only waits for a flag") + "; suspend until it is set"
    case .recursion:
      text = Self.sentence(blocking, resolver, "keeps \(victim) busy", wherein, subject: "'\(cause.name)', whose recursion takes exponential time,") + "; keep results, or run it on a thread of its own"
    case .noasync:
      text = Self.sentence(blocking, resolver, "must not be called on \(victim)", wherein, verb: "is marked 'noasync' and ") + "; its author made it unavailable from async contexts"
    case .declared:
      text = Self.sentence(blocking, resolver, "blocks \(victim)", wherein) + "; it is declared 'unblock:blocking'"
    }
  }

  private static func sentence(
    _ blocking: Blocking, _ resolver: Resolver, _ blocks: String, _ wherein: String, subject: String? = nil, verb: String = ""
  ) -> String {
    let subject = subject ?? "'\(unqualified(blocking.effect.cause, resolver))'"
    guard let callee = blocking.effect.next else { return "\(subject) \(verb)\(blocks) \(wherein)" }
    return "'\(resolver.signature(of: callee.function))' reaches \(subject), which \(verb)\(blocks) \(wherein)"
  }

  /// The API without its module.
  private static func unqualified(_ cause: Cause, _ resolver: Resolver) -> String {
    guard case .api(let place) = cause.reason, resolver.rules.rules.apis[place].module != Visibility.anyModule, let dot = cause.name.firstIndex(of: ".") else { return cause.name }
    return String(cause.name[cause.name.index(after: dot)...])
  }

  private static func victim(_ place: Place, _ kind: String) -> String {
    switch place {
    case .mainActor: "the main actor"
    case .eventLoop: "the event loop"
    case .thread: "a thread that tasks need as well"
    default: kind == "actor-member" ? "the actor and its thread" : "a thread of the cooperative pool"
    }
  }

  /// One of many threads is held, or the only one.
  private static func verb(of deadlock: Deadlock) -> String { deadlock.place == .task ? "can deadlock" : "deadlocks" }

  /// What cannot go on.
  private static func otherEnd(of deadlock: Deadlock) -> String {
    guard deadlock.hasOtherEnd, let last = deadlock.trace.last else { return "" }
    return ": '\(last.function)' needs it to call '\(last.calls)'"
  }
}

/// `16,000,000`
private func grouped(_ number: Int) -> String {
  var digits = String(number)
  var place = digits.count - 3
  while place > 0 {
    digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
    place -= 3
  }
  return digits
}
