/// A value that many threads use, one after the other.
///
/// As `Synchronization.Mutex`, but on a mutex that ThreadSanitizer knows: on Linux it does not see that `Mutex` orders what it guards,
/// and then reports every use, so that nothing could be proved by it.
///
/// `@unchecked`: `value` is only ever touched between `lock()` and `unlock()`, and results leave as `Sendable` values.
final class Guarded<Value: ~Copyable>: @unchecked Sendable {
  private let lock = Lock()
  private var value: Value

  init(_ value: consuming sending Value) { self.value = value }

  @inline(__always)
  func withLock<T: Sendable, E: Error>(_ body: (inout Value) throws(E) -> T) throws(E) -> T {
    lock.lock()
    defer { lock.unlock() }
    return try body(&value)
  }
}
