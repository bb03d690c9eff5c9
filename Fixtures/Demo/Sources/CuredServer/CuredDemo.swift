import Foundation
import UnblockRuntime

/// The ticking server and its cured twins, side by side: how late tasks begin while each answers the same requests.
@main
enum CuredDemo {
  static let requestsAtOnce = 12

  static func main() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("cured-server-\(UUID().uuidString)")
    let server = try await CuredServer(dataFolder: folder)

    print("How late a task began, at worst, in ms, on \(ProcessInfo.processInfo.activeProcessorCount) cores:\n")
    print(row("while there is", "blocked", "fixed", "cured", "cured, p99"))
    let (blocked, fixed) = (try await lateness(of: "TickingServer"), try await lateness(of: "FixedServer"))
    for route in Route.allCases {
      let lateness = try await measured { try await serve(route, by: server) }
      let name = "\(requestsAtOnce) x \(route.rawValue)"
      print(row(name, blocked[name] ?? "-", fixed[name] ?? "-", milliseconds(lateness.maximum), milliseconds(lateness.percentile(0.99))))
    }
    try await offload { try FileManager.default.removeItem(at: folder) }
  }

  /// What a monitor sees of the cooperative pool while `work` goes on.
  private static func measured(while work: @Sendable () async throws -> Void) async throws -> LatenessHistogram {
    let monitor = StallMonitor(every: .milliseconds(1))
    try await work()
    defer { monitor.stop() }
    return monitor.lateness(of: .cooperativePool)
  }

  private static func serve(_ route: Route, by server: CuredServer) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<requestsAtOnce {
        group.addTask { _ = try await server.response(to: route, customer: "customer-\(number)") }
      }
      try await group.waitForAll()
    }
  }
}

private func milliseconds(_ duration: Duration) -> String { String(format: "%.1f", duration / .milliseconds(1)) }

private func row(_ name: String, _ cells: String...) -> String {
  name.padding(toLength: 22, withPad: " ", startingAt: 0)
    + cells.map { String(repeating: " ", count: max(1, 12 - $0.count)) + $0 }.joined()
}
