import UnblockModel

/// Why something blocks, in the end.
struct Cause: Hashable {
  enum Reason: Hashable {
    /// By its place in `RuleSet.apis`.
    case api(Int)
    case loop(rounds: Int)
    case spin
    case recursion
    /// The function that is marked.
    case noasync(FunctionKey)
    /// `// unblock:blocking`
    case declared
  }

  var reason: Reason
  var kind: String
  var cost: Cost
  /// What blocks, by its name.
  var name: String
}

/// That a function blocks: where in it, and through what.
struct Effect: Hashable {
  var cause: Cause
  var confidence: Confidence
  /// In the function's file.
  var range: ByteRange
  /// The effect of the function that is called there; nil if the cause itself stands there.
  var next: EffectKey?
  /// The comment that silences it. It is followed all the same: a comment that silences nothing is reported.
  var suppression: SuppressionTable.Key?
  /// It is there for some objects only.
  var condition: DispatchCondition?
  /// The calls on its way that the object decides.
  var dispatches: [Dispatch] = []
  /// The code asks which thread it is on, and does not get there on these.
  var excluded: PlaceSet = []
  /// It is not there for callers that give such arguments: any one of them.
  var exemptions: [Exemption] = []
  /// What blocks need not be there: only those may count on it who know.
  var home: Home?
}

/// One of the effects of a function: it may have one for each type of object, for what it asks of its thread, and for what it is given.
struct EffectKey: Hashable {
  var function: FunctionKey
  var condition: DispatchCondition?
  var excluded: PlaceSet = []
  var exemptions: [Exemption] = []
  var home: Home?
}

/// A place where a function blocks.
struct Blocking: Hashable {
  var function: FunctionKey
  var effect: Effect
}

extension Blocking {
  var key: EffectKey {
    EffectKey(function: function, condition: effect.condition, excluded: effect.excluded, exemptions: effect.exemptions, home: effect.home)
  }
}

/// The effects that functions turned out to have.
struct KnownEffects: Sendable {
  private(set) var effects: [EffectKey: Effect] = [:]
  /// Of the effects that a function has for all objects and on all threads, the first.
  private(set) var firstEffects: [FunctionKey: EffectKey] = [:]
  private var silencedEffects: [EffectKey: Effect] = [:]
  /// How many of a function's effects callers may be exempt from. Branches in functions that call each other could make any number of them.
  private var partCounts: [FunctionKey: Int] = [:]
  private static let mostParts = 16

  /// Whether one more effect of a function may be such that callers are exempt from it.
  func hasRoomForParts(of function: FunctionKey) -> Bool { partCounts[function, default: 0] < Self.mostParts }

  /// Of the effects that a function has for all objects and on all threads, the first.
  func firstEffect(of function: FunctionKey) -> Effect? { firstEffects[function].flatMap { effects[$0] } }

  /// Remembers the first effect that a function gets; one that is silenced does not stand in the way of one that is not.
  mutating func keep(_ effect: Effect, of owner: FunctionKey) -> Bool {
    let part = Blocking(function: owner, effect: effect).key
    // What blocks for all objects blocks for each, and what blocks whatever it is given, for each argument.
    let wider = [EffectKey(function: owner), EffectKey(function: owner, condition: effect.condition, excluded: effect.excluded), part]
    if effect.suppression != nil {
      guard wider.allSatisfy({ silencedEffects[$0] == nil }) else { return false }
      silencedEffects[part] = effect
    } else {
      guard wider.allSatisfy({ effects[$0] == nil }) else { return false }
      effects[part] = effect
      if !effect.exemptions.isEmpty { partCounts[owner, default: 0] += 1 }
      if effect.condition == nil, effect.excluded.isEmpty, effect.home == nil, firstEffects[owner] == nil { firstEffects[owner] = part }
    }
    return true
  }
}
