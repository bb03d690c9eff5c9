internal import Synchronization

/// What waits for a thread: first in, first out, and out of the middle in constant time when a task is cancelled.
///
/// The tickets point to each other, so that a call that queues costs no allocation of its own. Whoever appends one keeps it alive until it is out again.
struct JobQueue: ~Copyable {
  private var first: Unmanaged<Ticket>?
  private var last: Unmanaged<Ticket>?
  private let length = Atomic<Int32>(0)

  /// Also threads that look without the lock may ask.
  var count: Int { Int(length.load(ordering: .relaxed)) }
  var isEmpty: Bool { first == nil }

  mutating func append(_ ticket: Unmanaged<Ticket>) {
    ticket._withUnsafeGuaranteedRef { $0.place = .init(isQueued: true, previous: last) }
    if let last { last._withUnsafeGuaranteedRef { $0.place.next = ticket } } else { first = ticket }
    last = ticket
    length.add(1, ordering: .relaxed)
  }

  mutating func popFirst() -> Unmanaged<Ticket>? {
    guard let first else { return nil }
    remove(first)
    return first
  }

  /// Takes out a ticket, which must be in the queue.
  mutating func remove(_ ticket: Unmanaged<Ticket>) {
    let place = ticket._withUnsafeGuaranteedRef { ticket in
      defer { ticket.place = .init() }
      return ticket.place
    }
    if let previous = place.previous { previous._withUnsafeGuaranteedRef { $0.place.next = place.next } } else { first = place.next }
    if let next = place.next { next._withUnsafeGuaranteedRef { $0.place.previous = place.previous } } else { last = place.previous }
    length.subtract(1, ordering: .relaxed)
  }

  /// Whether something in the queue satisfies `condition`; takes time in proportion to the length of the queue.
  func contains(where condition: (Ticket) -> Bool) -> Bool {
    var ticket = first
    while let current = ticket {
      if current._withUnsafeGuaranteedRef({ condition($0) }) { return true }
      ticket = current._withUnsafeGuaranteedRef { $0.place.next }
    }
    return false
  }
}

/// Where a ticket stands in the queue, if it does.
struct QueuePlace {
  var isQueued = false
  var previous: Unmanaged<Ticket>?
  var next: Unmanaged<Ticket>?
}
