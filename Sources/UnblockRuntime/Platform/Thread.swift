internal import CUnblockRuntime
#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Runs `body` on a new thread that nobody joins.
///
/// - Returns: whether there is such a thread: the system refuses at some number of them, or when it has no memory for the stack.
func startThread(name: String, stackSize: Int?, _ body: @escaping @Sendable () -> Void) -> Bool {
  var attributes = pthread_attr_t()
  guard pthread_attr_init(&attributes) == 0 else { return false }
  defer { pthread_attr_destroy(&attributes) }
  pthread_attr_setdetachstate(&attributes, .init(PTHREAD_CREATE_DETACHED))
  if let stackSize { pthread_attr_setstacksize(&attributes, pageAligned(stackSize)) }
  let start = Unmanaged.passRetained(ThreadStart(name: name, body: body))
  // A number to glibc; a pointer to the others.
  #if canImport(Glibc)
    var thread = pthread_t()
  #else
    var thread: pthread_t?
  #endif
  let status = pthread_create(&thread, &attributes, threadMain, start.toOpaque())
  if status != 0 { start.release() }
  return status == 0
}

private final class ThreadStart: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(name: String, body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }
}

#if canImport(Darwin)
  private func threadMain(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? { runThread(argument) }
#else
  private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? { argument.flatMap(runThread) }
#endif

private func runThread(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  let start = Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
  cunblock_set_thread_name(start.name)
  start.body()
  return nil
}

private func pageAligned(_ size: Int) -> Int {
  let page = Int(sysconf(.init(_SC_PAGESIZE)))
  let least = max(size, 64 * 1024)
  return (least + page - 1) / page * page
}

/// How many cores may run threads of this process now.
func coreCount() -> Int { Int(cunblock_core_count()) }

/// Whether the calling thread runs a task: on the cooperative pool, on an actor's executor, or in an `offload`.
func isInTask() -> Bool { cunblock_current_task() != nil }
