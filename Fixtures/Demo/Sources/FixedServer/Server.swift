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

struct Request: Sendable {
  var route: Route
  var customer: String
}

struct Response: Sendable {
  var status: Int
  var body: String
}

/// Answers requests. Each runs in a task of its own, as in any server that is written with async/await.
struct Server: Sendable {
  private let rates = RateClient()
  private let passwords = PasswordStore()
  private let journal: Journal
  private let priceList: URL

  init(dataFolder: URL) throws {
    try FileManager.default.createDirectory(at: dataFolder, withIntermediateDirectories: true)
    priceList = dataFolder.appendingPathComponent("prices.csv")
    try makePriceList().write(to: priceList, atomically: true, encoding: .utf8)
    journal = try Journal(at: dataFolder.appendingPathComponent("journal.log"))
  }

  func response(to request: Request) async -> Response {
    do {
      let body = try await body(for: request)
      try await journal.append("\(request.route.rawValue) \(request.customer)")
      return Response(status: 200, body: body)
    } catch {
      return Response(status: 500, body: "\(error)")
    }
  }

  private func body(for request: Request) async throws -> String {
    switch request.route {
    case .health: await health()
    case .price: try await price(in: "EUR")
    case .stock: try await stock(of: request.customer)
    case .invoice: try await invoice(for: request.customer)
    case .label: try await label(for: request.customer)
    case .login: await login(request.customer, password: "correct horse")
    }
  }

  // MARK: Routes

  /// Takes its time, and nobody else's.
  private func health() async -> String {
    try? await Task.sleep(for: .milliseconds(200))
    return rates.isAnswering ? "up" : "waiting for rates"
  }

  private func price(in currency: String) async throws -> String {
    let rate = try await offload { try rates.latest(for: currency) }
    return String(format: "%.2f %@", 19.99 * rate, currency)
  }

  /// Asks the warehouse, which now and then is busy and wants to be asked again.
  private func stock(of customer: String) async throws -> String {
    var warehouse = Warehouse()
    for attempt: useconds_t in 1...3 {
      if let count = warehouse.count(of: customer) { return "\(count)" }
      try await Task.sleep(for: .microseconds(50_000 * attempt))
    }
    throw ServerError.busy
  }

  private func invoice(for customer: String) async throws -> String {
    let total = try await offload { try total(of: priceList) }
    return "\(customer) owes \(total)"
  }

  private func label(for customer: String) async throws -> String {
    try await offload { try printedLabel(for: customer) }
  }

  private func login(_ customer: String, password: String) async -> String {
    await offload(on: .cpu) { passwords.accepts(password, of: customer) } ? "welcome" : "go away"
  }
}

enum ServerError: Error { case busy, printer(status: Int32) }

/// Says no twice.
struct Warehouse {
  private var refusals = 2

  mutating func count(of item: String) -> Int? {
    if refusals == 0 { return item.utf8.count }
    wait(1)
    return nil
  }

  /// Waits for nothing but its turn to say yes.
  private mutating func wait(_ turns: Int) { refusals -= turns }
}

private func makePriceList() -> String {
  (1...40_000).map { "article-\($0),\(Double($0 % 997) / 10)" }.joined(separator: "\n")
}
