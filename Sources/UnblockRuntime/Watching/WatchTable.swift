/// What a descriptor is watched for.
struct Directions: OptionSet, Sendable {
  var rawValue: UInt32

  static let reading = Directions(rawValue: 1)
  static let writing = Directions(rawValue: 2)
}

/// Names one wait for a descriptor among all that there ever were: places are used again, generations are not.
struct WatchTicket: Sendable {
  fileprivate var place: Int32
  fileprivate var generation: UInt32
}

/// Who waits for which descriptor, in which direction, until when. No input or output: what is to be told to the system, its owner tells.
///
/// Waits are elements of one array that point to each other, and descriptors are the indices of another: a wait costs no allocation of its own.
/// Whoever takes a continuation out is the only one to get it, hence the only one to resume it. Not synchronized.
struct WatchTable: ~Copyable {
  private struct Wait {
    var continuation: WaitContinuation?
    var generation: UInt32 = 0
    var descriptor: Int32 = -1
    var direction: Directions = []
    var previous = WatchTable.none
    var next = WatchTable.none
  }

  struct Watched {
    /// Counts how often the descriptor was armed, so that what was reported for an earlier time is told apart.
    var generation: UInt32 = 0
    /// The directions that the system should have a registration of, if nobody closed the descriptor meanwhile.
    var known: Directions = []
    fileprivate var lastReading = WatchTable.none
    fileprivate var lastWriting = WatchTable.none
    /// The directions that somebody waits for.
    var awaited: Directions {
      var directions: Directions = []
      if lastReading != WatchTable.none { directions.insert(.reading) }
      if lastWriting != WatchTable.none { directions.insert(.writing) }
      return directions
    }
  }

  /// No wait at all.
  private static let none: Int32 = -1

  private var waits: [Wait] = []
  private var firstFree = WatchTable.none
  private var watched: [Watched] = []
  private var deadlines = DeadlineHeap()
  /// How many tasks are suspended here.
  private(set) var count = 0

  /// One more than the highest descriptor that was ever watched.
  var descriptorCount: Int { watched.count }

  /// When the first wait times out.
  var firstDeadline: MonotonicTime? { deadlines.first }

  subscript(descriptor: Int32) -> Watched {
    get { Int(descriptor) < watched.count ? watched[Int(descriptor)] : Watched() }
    set {
      while watched.count <= Int(descriptor) { watched.append(Watched()) }
      watched[Int(descriptor)] = newValue
    }
  }

  /// How many tasks wait for the descriptor in that direction; takes time in proportion.
  func waiterCount(_ descriptor: Int32, _ direction: Directions) -> Int {
    var place = direction == .reading ? self[descriptor].lastReading : self[descriptor].lastWriting
    var waiterCount = 0
    while place != WatchTable.none {
      waiterCount += 1
      place = waits[Int(place)].next
    }
    return waiterCount
  }

  /// Takes a place that must be filled with `insert`, or given back with `release`.
  mutating func reserve() -> WatchTicket {
    if firstFree == WatchTable.none {
      waits.append(Wait())
      deadlines.addPlace()
      return WatchTicket(place: Int32(waits.count - 1), generation: 0)
    }
    let place = firstFree
    firstFree = waits[Int(place)].next
    return WatchTicket(place: place, generation: waits[Int(place)].generation)
  }

  /// Gives back a place that was never filled.
  mutating func release(_ ticket: WatchTicket) { free(ticket.place) }

  mutating func insert(
    _ continuation: WaitContinuation, at ticket: WatchTicket, descriptor: Int32, direction: Directions, deadline: MonotonicTime?
  ) {
    var entry = self[descriptor]
    let next = direction == .reading ? entry.lastReading : entry.lastWriting
    waits[Int(ticket.place)] = Wait(
      continuation: continuation, generation: ticket.generation, descriptor: descriptor, direction: direction, next: next)
    if next != WatchTable.none { waits[Int(next)].previous = ticket.place }
    if direction == .reading { entry.lastReading = ticket.place } else { entry.lastWriting = ticket.place }
    self[descriptor] = entry
    if let deadline { deadlines.insert(ticket.place, deadline) }
    count += 1
  }

  /// The continuation of the wait if it still waits, which it then no longer does; nil if it does not wait yet, or no longer.
  mutating func remove(_ ticket: WatchTicket) -> WaitContinuation? {
    guard waits[Int(ticket.place)].generation == ticket.generation else { return nil }
    return remove(at: ticket.place)
  }

  /// Takes out all who wait for the descriptor in one of the directions, who came first first.
  mutating func removeAll(_ descriptor: Int32, _ directions: Directions, into continuations: inout [WaitContinuation]) {
    let start = continuations.count
    while directions.contains(.writing), let last = remove(at: self[descriptor].lastWriting) { continuations.append(last) }
    while directions.contains(.reading), let last = remove(at: self[descriptor].lastReading) { continuations.append(last) }
    if continuations.count - start > 1 { continuations[start...].reverse() }
  }

  /// Takes out a wait whose deadline has passed.
  mutating func removeExpired(at now: MonotonicTime) -> WaitContinuation? {
    guard let (place, deadline) = deadlines.firstEntry, deadline <= now else { return nil }
    return remove(at: place)
  }

  private mutating func remove(at place: Int32) -> WaitContinuation? {
    guard place != WatchTable.none, let continuation = waits[Int(place)].continuation else { return nil }
    let wait = waits[Int(place)]
    if wait.next != WatchTable.none { waits[Int(wait.next)].previous = wait.previous }
    if wait.previous != WatchTable.none {
      waits[Int(wait.previous)].next = wait.next
    } else if wait.direction == .reading {
      watched[Int(wait.descriptor)].lastReading = wait.next
    } else {
      watched[Int(wait.descriptor)].lastWriting = wait.next
    }
    deadlines.remove(place)
    count -= 1
    free(place)
    return continuation
  }

  private mutating func free(_ place: Int32) {
    waits[Int(place)] = Wait(generation: waits[Int(place)].generation &+ 1, next: firstFree)
    firstFree = place
  }
}
