/// Why a thread may not wait for async code: the wait might never end, or would hold up others.
///
/// The work itself goes on; only the wait is refused.
public enum BlockingWaitError: Int, Error, Sendable, Hashable, CustomStringConvertible {
  /// The calling code runs as part of a task: on the cooperative pool, whose few threads the work needs, or on an actor.
  case inTask = 1
  /// The main thread waits, and the work wants to go on on the main actor.
  case mainActorIsWaiting
  /// Every thread of a pool waits like this one, and the work needs a thread of that pool.
  case poolIsWaiting

  public var description: String {
    switch self {
    case .inTask:
      "waiting here would block a thread that tasks run on; use 'await', and make this function async, or call it in 'offload'"
    case .mainActorIsWaiting:
      "the work needs the main actor, whose thread waits for it; wait on another thread, or start a 'Task' on the main actor and 'await' there"
    case .poolIsWaiting:
      "the work needs a thread of a pool whose threads all wait; use another pool for one of the two, or raise 'maximumThreads'"
    }
  }
}
