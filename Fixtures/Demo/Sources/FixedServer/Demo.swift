import Foundation

/// A counter ticks every millisecond while a server answers requests.
///
/// Both are made of tasks, and all tasks share the few threads of the cooperative pool. The counter has next to nothing to
/// do, and no part of it waits for the server; whenever it is late, something held every thread that it could have run on.
@main
enum Demo {
  static let requestsAtOnce = 12

  static func main() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ticking-server-\(UUID().uuidString)")
    // unblock:ignore blocking-file-io -- there is no request yet that would have to wait
    let server = try Server(dataFolder: folder)
    // unblock:ignore blocking-file-io -- the last request has been answered
    defer { try? FileManager.default.removeItem(at: folder) }

    print("A tick is due every 1 ms. How late it came, on \(ProcessInfo.processInfo.activeProcessorCount) cores:\n")
    print(Lateness.header)
    print(await measured("nothing else") { try? await Task.sleep(for: .milliseconds(500)) })
    for route in Route.allCases {
      print(await measured("\(requestsAtOnce) x \(route.rawValue)") { await serve(route, by: server) })
    }
  }

  /// A line of the table: how the counter fared while `work` went on.
  private static func measured(_ name: String, while work: @Sendable () async -> Void) async -> String {
    let ticker = Ticker()
    let ticks = Task { await ticker.run() }
    // A task that has not begun cannot be late.
    await ticker.untilStarted()
    await work()
    ticks.cancel()
    return await ticks.value.line(name)
  }

  private static func serve(_ route: Route, by server: Server) async {
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<requestsAtOnce {
        group.addTask {
          let response = await server.response(to: Request(route: route, customer: "customer-\(number)"))
          precondition(response.status == 200, "\(route.rawValue): \(response.body)")
        }
      }
    }
  }
}
