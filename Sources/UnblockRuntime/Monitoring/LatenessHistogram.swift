/// How late tasks began, how often.
///
/// It counts to within an eighth of each value, from a microsecond up, in 4 KiB whatever the number of values.
public struct LatenessHistogram: Sendable, Hashable, CustomStringConvertible {
  /// Eight buckets to each power of two, of microseconds; see `bucket(of:)`.
  private var counts = [UInt64](repeating: 0, count: 496)

  /// How many values there are.
  public private(set) var count: UInt64 = 0
  /// The greatest of them; zero if there is none.
  public private(set) var maximum = Duration.zero

  public init() {}

  public mutating func add(_ lateness: Duration) {
    counts[Self.bucket(of: lateness)] += 1
    count += 1
    maximum = max(maximum, lateness)
  }

  public mutating func add(_ other: LatenessHistogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
    count += other.count
    maximum = max(maximum, other.maximum)
  }

  /// The value that a share of all values does not pass: `percentile(0.5)` is the median. Zero if there are none.
  ///
  /// - Parameter share: From 0 to 1.
  public func percentile(_ share: Double) -> Duration {
    precondition((0...1).contains(share), "a share is from 0 to 1")
    let rank = max(1, UInt64((Double(count) * share).rounded(.up)))
    var seen: UInt64 = 0
    for (index, bucketCount) in counts.enumerated() where bucketCount > 0 {
      seen += bucketCount
      if seen >= rank { return min(maximum, Self.upperBound(of: index)) }
    }
    return maximum
  }

  /// How many values there are up to each bound and above the one before; empty buckets are left out.
  public var buckets: [(upTo: Duration, count: UInt64)] {
    counts.indices.filter { counts[$0] > 0 }.map { (Self.upperBound(of: $0), counts[$0]) }
  }

  public var description: String {
    "median \(percentile(0.5)), p99 \(percentile(0.99)), maximum \(maximum) of \(count)"
  }

  private static func bucket(of lateness: Duration) -> Int {
    let microseconds = UInt64(lateness.wholeNanoseconds / 1000)
    guard microseconds >= 8 else { return Int(microseconds) }
    let exponent = 63 - microseconds.leadingZeroBitCount
    return (exponent - 2) * 8 + Int((microseconds >> (exponent - 3)) & 7)
  }

  private static func upperBound(of bucket: Int) -> Duration {
    guard bucket >= 8 else { return .microseconds(bucket + 1) }
    let exponent = bucket / 8 + 2
    // In two steps: the bound of the last buckets would not fit otherwise.
    return .microseconds(Int64(8 + bucket % 8) << (exponent - 3)) + .microseconds(Int64(1) << (exponent - 3))
  }
}
