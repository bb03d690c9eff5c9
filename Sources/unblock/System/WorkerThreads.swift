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
/// - Parameter isOwnThread: the calling thread is one of those, and works with them
func concurrentMap<Result: Sendable>(
  count: Int, jobs: Int, isOwnThread: Bool = false, _ body: @escaping @Sendable (Int) -> Result
) -> [Result] {
  let work = GrowingWork(body)
  work.add(Array(0..<count), jobs: min(max(jobs, 1), count) - (isOwnThread ? 1 : 0))
  return work.finish(isOwnThread: isOwnThread)
}

/// Threads of our own for the analysis, which walks expressions that are as deep as the source: the one that it begins on is of that kind, too.
struct OwnThreads: Workers {
  let count: Int

  func map<Result: Sendable>(count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
    concurrentMap(count: count, jobs: self.count, isOwnThread: true, body)
  }
}

/// Calls a function on a thread with a large stack.
func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  concurrentMap(count: 1, jobs: 1) { _ in body() }[0]
}

/// The processors that threads can run on.
var processorCount: Int { max(Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))), 1) }

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
