import Dispatch
import Foundation

/// The client of the bank's rate service. It is older than async/await, and answers by callback on a thread of its own.
final class RateClient: Sendable {
  private let answers = Answers()

  /// Whether there is nothing outstanding; returns at once.
  var isAnswering: Bool { answers.outstanding.wait(timeout: .now()) == .success }

  func fetch(_ currency: String, completion: @escaping @Sendable (Result<Double, any Error>) -> Void) {
    answers.outstanding.enter()
    Thread.detachNewThread { [answers] in
      // The network. On a thread of one's own there is nothing wrong with waiting for it.
      Thread.sleep(forTimeInterval: 0.1)
      completion(.success(1.08))
      answers.outstanding.leave()
    }
  }

  /// The same, for those who want the answer right here.
  func latest(for currency: String) throws -> Double {
    let answer = Answer()
    let isThere = DispatchSemaphore(value: 0)
    fetch(currency) { result in
      answer.set(result)
      isThere.signal()
    }
    isThere.wait()
    return try answer.get()
  }
}

private final class Answers: Sendable {
  let outstanding = DispatchGroup()
}

/// Where a callback leaves its result.
private final class Answer: @unchecked Sendable {
  private let lock = NSLock()
  private var result: Result<Double, any Error>?

  func set(_ result: Result<Double, any Error>) { lock.withLock { self.result = result } }
  func get() throws -> Double { try lock.withLock { try result?.get() ?? 0 } }
}
