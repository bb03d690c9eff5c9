/// A wait came to its end before what it waited for.
///
/// Thrown by every function of this library that has a `timeout`.
public struct TimeoutError: Error, Sendable, Hashable, CustomStringConvertible {
  /// How long was waited.
  public var timeout: Duration

  public init(after timeout: Duration) { self.timeout = timeout }

  public var description: String { "timed out after \(timeout)" }
}
