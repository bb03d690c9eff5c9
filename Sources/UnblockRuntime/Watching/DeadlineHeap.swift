/// The deadlines of the places of a table, the first one at hand: a binary heap that also knows where each place stands in it.
struct DeadlineHeap {
  private var heap: [(place: Int32, deadline: MonotonicTime)] = []
  /// Where in the heap a place stands; -1 if it has no deadline.
  private var positions: [Int32] = []

  var first: MonotonicTime? { heap.first?.deadline }
  var firstEntry: (place: Int32, deadline: MonotonicTime)? { heap.first }

  /// The table has one place more.
  mutating func addPlace() { positions.append(-1) }

  mutating func insert(_ place: Int32, _ deadline: MonotonicTime) {
    heap.append((place, deadline))
    positions[Int(place)] = Int32(heap.count - 1)
    moveUp(heap.count - 1)
  }

  mutating func remove(_ place: Int32) {
    let position = Int(positions[Int(place)])
    guard position >= 0 else { return }
    positions[Int(place)] = -1
    let moved = heap.removeLast()
    guard position < heap.count else { return }
    heap[position] = moved
    positions[Int(moved.place)] = Int32(position)
    moveUp(position)
    moveDown(position)
  }

  private mutating func moveUp(_ start: Int) {
    var position = start
    while position > 0 {
      let parent = (position - 1) / 2
      guard heap[position].deadline < heap[parent].deadline else { return }
      exchange(position, parent)
      position = parent
    }
  }

  private mutating func moveDown(_ start: Int) {
    var position = start
    while true {
      var least = position
      for child in (2 * position + 1)...(2 * position + 2) where child < heap.count && heap[child].deadline < heap[least].deadline {
        least = child
      }
      guard least != position else { return }
      exchange(position, least)
      position = least
    }
  }

  private mutating func exchange(_ a: Int, _ b: Int) {
    heap.swapAt(a, b)
    positions[Int(heap[a].place)] = Int32(a)
    positions[Int(heap[b].place)] = Int32(b)
  }
}
