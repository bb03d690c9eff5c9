#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// A time on `CLOCK_MONOTONIC`, which is what the operating system's timed waits go by.
struct MonotonicTime: Comparable, Sendable {
  var nanoseconds: Int64

  static var now: MonotonicTime {
    var time = Self.emptyTimespec
    clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicTime(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
  }

  var timespec: timespec {
    var time = Self.emptyTimespec
    time.tv_sec = .init(nanoseconds / 1_000_000_000)
    time.tv_nsec = .init(nanoseconds % 1_000_000_000)
    return time
  }

  static func + (time: MonotonicTime, duration: Duration) -> MonotonicTime {
    let (sum, overflow) = time.nanoseconds.addingReportingOverflow(duration.wholeNanoseconds)
    return MonotonicTime(nanoseconds: overflow ? .max : sum)
  }

  static func - (end: MonotonicTime, start: MonotonicTime) -> Duration { .nanoseconds(end.nanoseconds - start.nanoseconds) }
  static func < (a: MonotonicTime, b: MonotonicTime) -> Bool { a.nanoseconds < b.nanoseconds }

  private static var emptyTimespec: timespec {
    #if canImport(Glibc)
      Glibc.timespec()
    #elseif canImport(Musl)
      Musl.timespec()
    #elseif canImport(Darwin)
      Darwin.timespec()
    #endif
  }
}

extension Duration {
  /// In nanoseconds, cut off; the longest that there is if it is longer, and zero if it is negative.
  var wholeNanoseconds: Int64 {
    if self <= .zero { return 0 }
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, tooLong) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return overflow || tooLong ? .max : sum
  }
}
