/// Names one wait among all that a `WaitList` ever held: places are used again, generations are not.
struct WaitTicket: Hashable, Sendable {
  fileprivate(set) var place: Int32
  fileprivate var generation: UInt32
}

/// Suspended tasks: first in, first out, and out of the middle in constant time when one is cancelled.
///
/// A wait takes a place with `reserve()` before its task suspends, so that the cancellation handler can name it, and fills it with
/// `append(_:at:)`. Whoever takes a continuation out (`popFirst`, `remove`) is the only one to get it, hence the only one to resume it.
/// The places are elements of one array that point to each other: a wait costs no allocation of its own.
/// Not synchronized: each list stands behind the mutex of what it belongs to.
struct WaitList: ~Copyable {
  private struct Place {
    var continuation: WaitContinuation?
    /// The time was up before the wait had begun.
    var isExpired = false
    var generation: UInt32 = 0
    var previous = WaitList.none
    var next = WaitList.none
  }

  /// No place at all.
  private static let none: Int32 = -1

  private var places: [Place] = []
  private var first = WaitList.none
  private var last = WaitList.none
  private var firstFree = WaitList.none
  /// How many tasks are suspended here.
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// Takes a place that must be filled with `append`, or given back with `release`.
  mutating func reserve() -> WaitTicket {
    if firstFree == WaitList.none {
      places.append(Place())
      return WaitTicket(place: Int32(places.count - 1), generation: 0)
    }
    let place = firstFree
    firstFree = places[Int(place)].next
    return WaitTicket(place: place, generation: places[Int(place)].generation)
  }

  mutating func append(_ continuation: WaitContinuation, at ticket: WaitTicket) {
    let place = Int(ticket.place)
    places[place].continuation = continuation
    places[place].previous = last
    places[place].next = WaitList.none
    if last == WaitList.none { first = ticket.place } else { places[Int(last)].next = ticket.place }
    last = ticket.place
    count += 1
  }

  /// The same as `remove(_:)`, but a wait that has yet to be filled in is told by `isExpired(_:)`: who sets a timer before the task suspends does not know which comes first.
  mutating func expire(_ ticket: WaitTicket) -> WaitContinuation? {
    guard places[Int(ticket.place)].generation == ticket.generation else { return nil }
    places[Int(ticket.place)].isExpired = true
    return remove(at: ticket.place)
  }

  /// - Parameter ticket: of a place that has not been filled or given back yet
  func isExpired(_ ticket: WaitTicket) -> Bool { places[Int(ticket.place)].isExpired }

  /// Gives back a place that was never filled.
  mutating func release(_ ticket: WaitTicket) { free(ticket.place) }

  /// The continuation of the wait if it still waits, which it then no longer does; nil if it does not wait yet, or no longer.
  mutating func remove(_ ticket: WaitTicket) -> WaitContinuation? {
    guard places[Int(ticket.place)].generation == ticket.generation else { return nil }
    return remove(at: ticket.place)
  }

  mutating func popFirst() -> WaitContinuation? { first == WaitList.none ? nil : remove(at: first) }

  mutating func popAll() -> [WaitContinuation] {
    var all: [WaitContinuation] = []
    all.reserveCapacity(count)
    while let next = popFirst() { all.append(next) }
    return all
  }

  private mutating func remove(at place: Int32) -> WaitContinuation? {
    let index = Int(place)
    guard let continuation = places[index].continuation else { return nil }
    let (previous, next) = (places[index].previous, places[index].next)
    if previous == WaitList.none { first = next } else { places[Int(previous)].next = next }
    if next == WaitList.none { last = previous } else { places[Int(next)].previous = previous }
    count -= 1
    free(place)
    return continuation
  }

  private mutating func free(_ place: Int32) {
    let index = Int(place)
    places[index] = Place(continuation: nil, generation: places[index].generation &+ 1, next: firstFree)
    firstFree = place
  }
}
