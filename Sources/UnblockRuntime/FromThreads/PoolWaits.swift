/// Threads of a pool that wait for async work. If all of them do, nothing that is queued gets a thread until one of the waits ends.
extension PoolCore {
  /// A thread of this pool begins to wait.
  ///
  /// - Returns: the wait that cannot end, if there is one now: something that it needs is queued behind the waiting threads.
  func beginWait(_ wait: BlockingWait) -> BlockingWait? {
    lock.withLock {
      waits.append(wait)
      guard areAllThreadsWaiting else { return nil }
      var stuck: BlockingWait?
      _ = line.pointee.queue.contains { ticket in
        stuck = waitHeldUp(by: ticket.wait, isOffload: ticket.preferredExecutor == nil)
        return stuck != nil
      }
      return stuck
    }
  }

  func endWait(_ wait: BlockingWait) {
    lock.withLock {
      guard let index = waits.lastIndex(where: { $0 === wait }) else { return }
      waits.remove(at: index)
    }
  }

  /// The wait of one of our threads that cannot end, because something that its work started is queued, and all our threads wait. Under the lock.
  ///
  /// A call of `offload` tells which work it belongs to. A job of a task that prefers the pool does not always: then it may
  /// be any, and the latest wait has to give way.
  func waitHeldUp(by wait: BlockingWait?, isOffload: Bool) -> BlockingWait? {
    guard areAllThreadsWaiting else { return nil }
    return isOffload ? wait?.first { candidate in waits.contains { $0 === candidate } } : waits.last
  }

  private var areAllThreadsWaiting: Bool { !waits.isEmpty && waits.count >= limits.threads }
}
