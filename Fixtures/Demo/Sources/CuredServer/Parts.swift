import Foundation

/// The client of the bank's rate service, as the ticking server has it: it answers by callback on a thread of its own.
struct RateClient: Sendable {
  func fetch(_ currency: String, completion: @escaping @Sendable (Result<Double, any Error>) -> Void) {
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.1)
      completion(.success(1.08))
    }
  }
}

/// Says no twice.
struct Warehouse {
  private var refusals = 2

  mutating func count(of item: String) -> Int? {
    if refusals == 0 { return item.utf8.count }
    refusals -= 1
    return nil
  }
}

/// Slow on purpose, so that guessing is.
func digest(of password: String, salt: String) -> UInt64 {
  var state: UInt64 = 0xcbf2_9ce4_8422_2325
  let bytes = Array((salt + password).utf8)
  for _ in 0..<10_000_000 {
    state = (state ^ UInt64(bytes[Int(truncatingIfNeeded: state & 7)])) &* 0x100_0000_01b3
  }
  return state
}

func makePriceList() -> String {
  (1...40_000).map { "article-\($0),\(Double($0 % 997) / 10)" }.joined(separator: "\n")
}
