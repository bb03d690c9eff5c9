#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// What a call of the operating system answered, when it was not what was asked for.
public struct SystemError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The value of `errno` after the call, such as `ENOENT`.
  public var code: Int32
  /// The function that was called, as its manual page is named.
  public var function: String

  public init(code: Int32, function: String) {
    self.code = code
    self.function = function
  }

  /// The error that `function`, called just now on this thread, left in `errno`.
  static func last(_ function: String) -> SystemError { SystemError(code: errno, function: function) }

  public var description: String {
    var buffer = [CChar](repeating: 0, count: 256)
    _ = strerror_r(code, &buffer, buffer.count)
    let text = buffer.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    return "\(function): \(text.isEmpty ? "error" : text) (errno \(code))"
  }
}
