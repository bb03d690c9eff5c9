#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What the operating system answered instead of doing what it was asked.
struct SystemError: Error, Hashable {
  var code: Int32

  /// The error of the call that has just failed.
  static var last: SystemError { SystemError(code: errno) }

  static let notFound = SystemError(code: ENOENT)
  static let notPermitted = SystemError(code: EACCES)

  /// `permission denied`
  var message: String { String(cString: strerror(code)).lowercased() }
}
