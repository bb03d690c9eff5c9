import Foundation

/// Calls a function on a thread with a stack of 512 MiB: trees are as deep as their text, and a debug build takes much for each level.
package func onLargeStack<Result: Sendable>(_ body: @escaping @Sendable () -> Result) -> Result {
  let slot = Slot<Result>()
  let done = DispatchSemaphore(value: 0)
  let thread = Thread {
    slot.value = body()
    done.signal()
  }
  thread.stackSize = 512 << 20
  thread.start()
  done.wait()
  return slot.value!
}

/// Unchecked, because the semaphore puts the writing before the reading.
private final class Slot<Value>: @unchecked Sendable {
  var value: Value?
}
