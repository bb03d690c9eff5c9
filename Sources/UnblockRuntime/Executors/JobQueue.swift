/// What waits for a thread: first in, first out, and out of the middle in constant time when a task is cancelled.
///
/// The places are elements of one array that point to each other, so that a job that queues costs no allocation of its own.
struct JobQueue {
  struct Entry {
    var job: UnownedJob
    /// The executor that the job is to run on.
    var executor: UnownedTaskExecutor
    /// The call of `offload` that it belongs to, kept alive by that call; nil if the pool itself is a task's executor.
    var ticket: Unmanaged<Ticket>?
    /// The wait from a thread that the job was started for, if any.
    var wait: BlockingWait?
  }

  private struct Place {
    var entry: Entry?
    var previous: Int
    var next: Int
  }

  /// No place at all.
  private static let none = -1

  private var places: [Place] = []
  private var first = Self.none
  private var last = Self.none
  private var firstFree = Self.none
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }

  /// - Returns: the place, by which the entry can be taken out.
  mutating func append(_ entry: Entry) -> Int {
    let place = freePlace()
    places[place] = Place(entry: entry, previous: last, next: Self.none)
    if last == Self.none { first = place } else { places[last].next = place }
    last = place
    count += 1
    return place
  }

  mutating func popFirst() -> Entry? { first == Self.none ? nil : remove(at: first) }

  /// Takes out what stands at `place`, which must be in the queue.
  mutating func remove(at place: Int) -> Entry? {
    let (previous, next) = (places[place].previous, places[place].next)
    if previous == Self.none { first = next } else { places[previous].next = next }
    if next == Self.none { last = previous } else { places[next].previous = previous }
    let entry = places[place].entry
    places[place] = Place(entry: nil, previous: Self.none, next: firstFree)
    firstFree = place
    count -= 1
    if count == 0, places.count > 1024 { self = JobQueue() }
    return entry
  }

  /// Whether something in the queue satisfies `condition`; takes time in proportion to the length of the queue.
  func contains(where condition: (Entry) -> Bool) -> Bool {
    var place = first
    while place != Self.none {
      if let entry = places[place].entry, condition(entry) { return true }
      place = places[place].next
    }
    return false
  }

  private mutating func freePlace() -> Int {
    if firstFree != Self.none {
      let place = firstFree
      firstFree = places[place].next
      return place
    }
    places.append(Place(entry: nil, previous: Self.none, next: Self.none))
    return places.count - 1
  }
}
