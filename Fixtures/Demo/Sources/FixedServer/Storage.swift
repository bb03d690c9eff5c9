import Foundation
import UnblockFoundation

/// Writes down what was served.
///
/// An actor has no thread of its own: its members run on the pool like everything else.
actor Journal {
  private let file: FileHandle

  init(at url: URL) throws {
    try Data().write(to: url)
    file = try FileHandle(forWritingTo: url)
  }

  func append(_ line: String) async throws {
    try await file.unblocked.write(contentsOf: Data("\(line)\n".utf8))
    // After a power cut it must still be there.
    try await file.unblocked.synchronize()
  }
}

/// What all that is on a list costs together.
func total(of priceList: URL) throws -> Double {
  let text = try String(contentsOf: priceList, encoding: .utf8)
  return text.split(separator: "\n").compactMap { Double($0.split(separator: ",").last ?? "") }.reduce(0, +)
}

/// Knows what customers' passwords are like, and not what they are.
struct PasswordStore: Sendable {
  func accepts(_ password: String, of customer: String) -> Bool {
    digest(of: password, salt: customer) != 0
  }

  /// Slow on purpose, so that guessing is.
  private func digest(of password: String, salt: String) -> UInt64 {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    let bytes = Array((salt + password).utf8)
    for _ in 0..<10_000_000 {
      state = (state ^ UInt64(bytes[Int(truncatingIfNeeded: state & 7)])) &* 0x100_0000_01b3
    }
    return state
  }
}
