/// Calls a function for each number below a count, on as many threads as the caller likes, and returns when all calls have.
package typealias ParallelFor = (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void

/// One after the other, on the caller's thread.
package let serially: @Sendable (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void = { count, body in
  for index in 0..<count { body(index) }
}

/// The results of a function for each number below `count`, in the order of the numbers.
func map<Result: Sendable>(count: Int, with parallel: ParallelFor, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
  // Each call writes a slot of its own, and `parallel` has returned when the slots are read.
  nonisolated(unsafe) let slots = UnsafeMutablePointer<Result>.allocate(capacity: count)
  defer { slots.deallocate() }
  parallel(count) { index in (slots + index).initialize(to: body(index)) }
  return (0..<count).map { (slots + $0).move() }
}
