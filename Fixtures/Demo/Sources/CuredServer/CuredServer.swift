import Foundation
import UnblockRuntime

enum Route: String, CaseIterable {
  case health = "GET /health"
  case price = "GET /price"
  case stock = "GET /stock"
  case invoice = "GET /invoice"
  case label = "GET /label"
  case login = "POST /login"
}

enum ServerError: Error { case program(status: Int32) }

/// Answers the same requests as the ticking server, each with the cure that fits what blocked there.
struct CuredServer: Sendable {
  private let rates = RateClient()
  private let journal: Journal
  private let priceList: URL

  init(dataFolder: URL) async throws {
    let priceList = dataFolder.appendingPathComponent("prices.csv")
    try await offload {
      try FileManager.default.createDirectory(at: dataFolder, withIntermediateDirectories: true)
      try makePriceList().write(to: priceList, atomically: true, encoding: .utf8)
    }
    self.priceList = priceList
    journal = Journal(at: dataFolder.appendingPathComponent("journal.log"))
  }

  func response(to route: Route, customer: String) async throws -> String {
    let body = try await body(for: route, customer)
    try await journal.append("\(route.rawValue) \(customer)")
    return body
  }

  private func body(for route: Route, _ customer: String) async throws -> String {
    switch route {
    case .health: try await health()
    case .price: try await price(in: "EUR")
    case .stock: try await stock(of: customer)
    case .invoice: try await invoice(for: customer)
    case .label: try await label(for: customer)
    case .login: await login(customer, password: "correct horse")
    }
  }

  // MARK: Routes

  private func health() async throws -> String {
    try await Task.sleep(for: .milliseconds(200))
    return "up"
  }

  /// A callback becomes a continuation: nobody waits.
  private func price(in currency: String) async throws -> String {
    let rate = try await withCheckedThrowingContinuation { continuation in
      rates.fetch(currency) { continuation.resume(with: $0) }
    }
    return String(format: "%.2f %@", 19.99 * rate, currency)
  }

  /// Asking again and again becomes polling.
  private func stock(of customer: String) async throws -> String {
    var warehouse = Warehouse()
    let count = try await poll(every: .milliseconds(50), timeout: .seconds(5), backoff: .exponential(maximum: .milliseconds(100))) {
      warehouse.count(of: customer)
    }
    return "\(count)"
  }

  /// A file is read on a thread that may block, and its contents are computed with where that holds up nobody.
  private func invoice(for customer: String) async throws -> String {
    let text = try await offload { [priceList] in try String(contentsOf: priceList, encoding: .utf8) }
    let total = await offload(on: .cpu) {
      text.split(separator: "\n").compactMap { Double($0.split(separator: ",").last ?? "") }.reduce(0, +)
    }
    return "\(customer) owes \(total)"
  }

  /// A program's output is watched, and its end is told.
  private func label(for customer: String) async throws -> String {
    let output = try await output(of: URL(fileURLWithPath: "/bin/sh"), ["-c", "sleep 0.1; echo label for \(customer)"])
    return output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A computation goes beside the cooperative pool.
  private func login(_ customer: String, password: String) async -> String {
    await offload(on: .cpu) { digest(of: password, salt: customer) != 0 } ? "welcome" : "go away"
  }
}

/// Writes down what was served. Its file wants one writer, which may block: an actor on a thread of its own.
actor Journal {
  private let thread = PinnedThread(name: "journal")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
  private let url: URL
  private var file: FileHandle?

  init(at url: URL) { self.url = url }

  func append(_ line: String) throws {
    if file == nil {
      try Data().write(to: url)
      file = try FileHandle(forWritingTo: url)
    }
    try file?.write(contentsOf: Data("\(line)\n".utf8))
    // After a power cut it must still be there.
    try file?.synchronize()
  }
}
