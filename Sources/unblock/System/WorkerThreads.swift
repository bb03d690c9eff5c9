import UnblockAnalysis

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Calls a function for each number below `count`, on threads of our own, and returns the results in the order of the numbers.
///
/// The threads are our own because a syntax tree is as deep as its source, and code that walks it needs a stack to match:
/// 5,000 nested parentheses take more than the 8 MB, or 512 KB, that other threads have.
///
/// - Parameters:
///   - order: the order in which the numbers are taken up; the largest pieces of work first, so that no thread
///     is still at one when all others are done
///   - isOwnThread: the calling thread is one of those, and works with them
func concurrentMap<Result: Sendable>(
  order: [Int], jobs: Int, isOwnThread: Bool = false, _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let work = WorkList(order: order, body: body)
  let count = min(max(jobs, 1), order.count) - (isOwnThread ? 1 : 0)
  let threads = (0..<max(count, 0)).compactMap { _ in startThread { work.run() } }
  // Where no thread can be had, this one does it all.
  if isOwnThread || threads.isEmpty { work.run() }
  for thread in threads { pthread_join(thread, nil) }
  return work.takeResults()
}

/// Threads of our own for the analysis, which walks expressions that are as deep as the source: the one that it begins on is of that kind, too.
struct OwnThreads: Workers {
  let count: Int

  func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    concurrentMap(order: Array(0..<count), jobs: self.count, isOwnThread: true, body)
  }
}

/// Calls a function on a thread with a large stack.
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  concurrentMap(order: [0], jobs: 1) { _ in body() }[0]
}

/// The processors that threads can run on.
var processorCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

/// Work that several threads take piece by piece.
///
/// Unchecked, because each result has a slot of its own that one thread writes, and all threads have ended when they are read.
private final class WorkList<Result: Sendable>: @unchecked Sendable {
  private let order: [Int]
  private let body: @Sendable (Int) -> Result
  private let slots: UnsafeMutablePointer<Result>
  private let next = Protected(0)

  init(order: [Int], body: @escaping @Sendable (Int) -> Result) {
    self.order = order
    self.body = body
    slots = .allocate(capacity: order.count)
  }

  func run() {
    while let index = take() { (slots + index).initialize(to: body(index)) }
  }

  func takeResults() -> [Result] {
    defer { slots.deallocate() }
    return order.indices.map { (slots + $0).move() }
  }

  private func take() -> Int? {
    next.withValue { next in
      guard next < order.count else { return nil }
      defer { next += 1 }
      return order[next]
    }
  }
}

/// Starts a thread with the largest stack that the system grants: only what is used of it costs memory.
func startThread(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
  for megabytes in [256, 64, 16] {
    if let thread = startThread(stackSize: megabytes << 20, body) { return thread }
  }
  return nil
}

private final class ThreadBody {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

private func startThread(stackSize: Int, _ body: @escaping @Sendable () -> Void) -> pthread_t? {
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return nil }
  defer { pthread_attr_destroy(&attributes) }
  guard pthread_attr_setstacksize(&attributes, stackSize) == 0 else { return nil }

  let box = Unmanaged.passRetained(ThreadBody(run: body))
  // A number to glibc; a pointer to musl and Darwin.
  #if canImport(Glibc)
  var thread = pthread_t()
  #else
  var thread: pthread_t?
  #endif
  #if canImport(Darwin)
  let error = pthread_create(&thread, &attributes, { runThread($0) }, box.toOpaque())
  #else
  let error = pthread_create(&thread, &attributes, { runThread($0!) }, box.toOpaque())
  #endif
  guard error == 0 else {
    box.release()
    return nil
  }
  return thread
}

private func runThread(_ box: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<ThreadBody>.fromOpaque(box).takeRetainedValue().run()
  return nil
}
