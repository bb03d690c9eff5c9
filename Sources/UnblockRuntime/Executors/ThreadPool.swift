/// Threads of one's own for calls that block.
///
/// A pool starts a thread when something waits and no thread is free, up to `maximumThreads`; what comes then queues, first in, first out.
/// A thread that has nothing to do for `idleTimeout` ends, so that an unused pool is nothing but memory.
///
/// A pool is also a `TaskExecutor`: what a task does in `withTaskExecutorPreference(pool)`, or after `Task(executorPreference: pool)`,
/// runs on the threads of the pool, except where an actor has the say.
///
/// None of its threads belongs to the cooperative pool, nor to Dispatch, whose queues share their threads with it on Linux.
///
/// A pool that is let go of without `shutdown()` does what is queued, and then its threads end.
public final class ThreadPool: TaskExecutor {
  let core: PoolCore

  /// - Parameters:
  ///   - name: What the threads are called in debuggers and by `ps -L`, with a number behind it; Linux shows 15 bytes.
  ///   - maximumThreads: How many threads there are at once, at least 1.
  ///   - queueLimit: How many calls of `offload` may wait for a thread. One more throws ``ThreadPoolError/queueIsFull``, provided that its
  ///     error type can hold it; see ``offload(on:_:)``. Jobs of tasks that prefer the pool always queue: Swift lets no executor refuse one.
  ///   - idleTimeout: After what time without work a thread ends.
  ///   - stackSize: Of each thread, in bytes; what the system gives (8 MiB of address space on Linux, 512 KiB on Apple's systems) if it is nil.
  public init(
    name: String, maximumThreads: Int, queueLimit: Int = .max, idleTimeout: Duration = .seconds(10), stackSize: Int? = nil
  ) {
    precondition(maximumThreads >= 1, "a pool needs a thread")
    core = PoolCore(
      name: name, stackSize: stackSize, idleTimeout: idleTimeout, maximumThreads: maximumThreads, queueLimit: max(0, queueLimit))
  }

  deinit { core.close() }

  /// How many threads there are at once, at most. Threads above a maximum that is lowered end when they have done what they are at.
  public var maximumThreads: Int {
    get { core.maximumThreads }
    set {
      precondition(newValue >= 1, "a pool needs a thread")
      core.setMaximumThreads(newValue)
    }
  }

  /// How many calls of `offload` may wait for a thread; what is queued already stays when it is lowered.
  public var queueLimit: Int {
    get { core.queueLimit }
    set { core.setQueueLimit(max(0, newValue)) }
  }

  /// How many threads there are, and how many calls and jobs wait for one, at the moment.
  public var load: (threads: Int, queued: Int) { core.load }

  /// Takes a job of a task that prefers this pool. Swift calls it.
  public func enqueue(_ job: consuming ExecutorJob) {
    // Once the job is in the queue, its task may come to its end at any time, and let go of the pool.
    let lasting = Unmanaged.passRetained(core)
    defer { lasting.release() }
    core.enqueue(UnownedJob(job), on: asUnownedTaskExecutor())
  }

  /// Closes the pool: does what is queued, ends the threads, and returns when the last one is at its end.
  ///
  /// From now on, ``offload(on:_:)`` throws ``ThreadPoolError/isShutDown`` where its error type can hold it. What cannot be refused (calls whose
  /// error type has no room, jobs of tasks that prefer the pool) is still done, by threads that end as soon as there is nothing left.
  ///
  /// Suspends while it waits. Cancelling the waiting task does not end the wait: calls that block cannot be called off.
  /// Waiting for a pool in one of its own calls never ends.
  public func shutdown() async { await core.shutdown() }
}

extension ThreadPool {
  /// Where ``offload(on:_:)`` runs what blocks, unless told otherwise: 512 threads at most, and 65,536 calls that wait for one.
  ///
  /// Threads that block use no core. Hence the high maximum: calls may wait for each other, and ought to find a thread when they do.
  public static let shared = ThreadPool(name: "unblock", maximumThreads: 512, queueLimit: 65_536)

  /// For what keeps a core busy for long: as many threads as the process may use cores.
  ///
  /// They stand beside the cooperative pool, with which they share the cores evenly, rather than in its place: tasks come late by
  /// the operating system's time slices, and not by the length of a computation.
  public static let cpu = ThreadPool(name: "unblock-cpu", maximumThreads: coreCount())
}

/// Why a pool did not take a call.
public enum ThreadPoolError: Error, Sendable, Hashable, CustomStringConvertible {
  /// As many calls wait for a thread as ``ThreadPool/queueLimit`` allows.
  case queueIsFull
  /// ``ThreadPool/shutdown()`` was called before.
  case isShutDown

  public var description: String {
    switch self {
    case .queueIsFull: "the queue of the thread pool is full"
    case .isShutDown: "the thread pool is shut down"
    }
  }
}
