/// Async work that a thread has started, for threads that cannot `await`.
///
///     let download = runTask { try await client.download(file) }
///     …
///     let bytes = try download.result()
///
/// `done`, `result()` and `cancel()` may be called on any thread, and by several at once.
public struct RunningTask<Success: Sendable>: Sendable {
  let wait: BlockingWait
  let task: Task<Success, any Error>
  let outcome: Outcome<Success>

  /// Whether there is a result; returns at once.
  public var done: Bool { wait.isDone }

  /// Blocks the thread until there is a result.
  ///
  /// - Throws: What the work throws; ``BlockingWaitError`` where waiting would never end or hold up others: in a task, unless it is in an
  ///   `offload`; on the main thread, as soon as the work needs the main actor; on a thread of a pool whose threads all wait, as soon as
  ///   the work needs one of them. The work goes on all the same, and may be waited for elsewhere.
  public func result() throws -> Success {
    try wait.wait()
    return try outcome.get()
  }

  /// Cancels the work, as `Task.cancel()` does; returns at once. There is a result when the work has come to its end.
  public func cancel() { task.cancel() }

  /// What the work returns, for async code; suspends, and blocks no thread.
  public var value: Success {
    get async throws { try await task.value }
  }
}

/// Starts async code from a thread that is not async, and returns at once.
///
/// The work runs where a `Task` does, not on this thread. In an `offload`, it inherits the task's priority and task-local values.
///
/// - Parameters:
///   - priority: That of the task; the calling task's, if there is one, or the default, if it is nil.
///   - body: The async code. It goes on if the handle is dropped.
@discardableResult
public func runTask<Success: Sendable>(
  priority: TaskPriority? = nil, _ body: sending @escaping @isolated(any) () async throws -> Success
) -> RunningTask<Success> {
  let wait = BlockingWait(parent: BlockingWait.current)
  let outcome = Outcome<Success>()
  // `sending`: nobody but the task has it. The compiler does not see that through the closure of `withValue`.
  nonisolated(unsafe) let body = body
  MainThreadWait.workBegins()
  let task = BlockingWait.$current.withValue(wait) {
    Task(priority: priority) {
      defer {
        MainThreadWait.workEnds()
        wait.finish()
      }
      do {
        let value = try await body()
        outcome.set(.success(value))
        return value
      } catch {
        outcome.set(.failure(error))
        throw error
      }
    }
  }
  return RunningTask(wait: wait, task: task, outcome: outcome)
}

/// Runs async code from a thread that is not async, and blocks the thread until there is a result.
///
///     let user = try runTaskAndWait { try await database.user(id) }
///
/// - Throws: What `body` throws; ``BlockingWaitError`` as ``RunningTask/result()`` does. If it refuses, the work is cancelled, or has not begun.
public func runTaskAndWait<Success: Sendable>(
  priority: TaskPriority? = nil, _ body: sending @escaping @isolated(any) () async throws -> Success
) throws -> Success {
  try BlockingWait.checkThread()
  let task = runTask(priority: priority, body)
  do {
    try task.wait.wait()
  } catch {
    task.cancel()
    throw error
  }
  return try task.outcome.get()
}

/// Where the work leaves its result: set once, before `BlockingWait.finish()`, and read after it; the lock of the wait is between the two.
/// Hence `@unchecked Sendable`.
final class Outcome<Success: Sendable>: @unchecked Sendable {
  private var result: Result<Success, any Error>?

  func set(_ result: Result<Success, any Error>) { self.result = result }

  func get() throws -> Success {
    guard let result else { preconditionFailure("the work has not come to its end") }
    return try result.get()
  }
}
