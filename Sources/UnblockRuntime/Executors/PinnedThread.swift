/// A thread that an actor has to itself, for libraries that want all their calls on one thread.
///
///     actor Scanner {
///       private let thread = PinnedThread(name: "scanner")
///       nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
///
///       func scan() -> Page { … }  // always on that thread, which it may block
///     }
///
/// Everything that is isolated to the actor runs there; its initializer, unless it is `async`, runs where it is called.
/// Several actors may share a thread. Then they exclude each other too, and one may call another's members by `assumeIsolated`.
///
/// A call that blocks holds up the actor's other calls, and nothing else. They wait in the order in which they came, whatever their priority.
///
/// The thread begins with the first call, and ends, once its last call is done, when nobody has the executor any more.
public final class PinnedThread: SerialExecutor {
  private let core: PinnedThreadCore

  /// - Parameters:
  ///   - name: What the thread is called in debuggers and by `ps -L`; Linux shows 15 bytes.
  ///   - stackSize: In bytes; what the system gives if it is nil.
  public init(name: String, stackSize: Int? = nil) {
    core = PinnedThreadCore(name: name, stackSize: stackSize)
  }

  deinit { core.close() }

  /// Whether the calling code runs on this thread.
  public var isCurrent: Bool { core.isCurrent }

  /// Takes a job of an actor. Swift calls it.
  public func enqueue(_ job: consuming ExecutorJob) {
    core.enqueue(UnownedJob(job), on: asUnownedSerialExecutor())
  }

  /// What `assumeIsolated` asks. Swift calls it.
  public func checkIsolated() {
    precondition(isCurrent, "this code does not run on the thread '\(core.name)'")
  }

  #if compiler(>=6.2)
    /// What `assumeIsolated` asks first, since Swift 6.2. Swift calls it.
    public func isIsolatingCurrentContext() -> Bool? { isCurrent }
  #endif
}
