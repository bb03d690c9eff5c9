// Only the parameter's type says that a closure is async: it need not contain an `await`.
import Foundation

struct Context: Sendable {}

typealias Handler = @Sendable (Context) async throws -> String

struct Router {
    func get(_ path: String, _ handler: @escaping Handler) {}
    func beforeStart(_ action: () -> Void) { action() }
    func onMain(_ action: @escaping @MainActor () -> Void) {}
    func stream(_ body: @escaping @Sendable (Int) async -> Void) {}
    func rewrite(_ change: (String) -> String) -> Router { self }
}

func configure(_ router: Router) {
    router.get("status") { _ in
        try String(contentsOfFile: "status", encoding: .utf8)  // finding: blocking-file-io
    }
    router.get("slow") { _ in
        sleep(1)  // finding: blocking-sleep
        return ""
    }
    router.beforeStart {
        sleep(1)  // silent
    }
    router.onMain {
        sleep(1)  // finding: blocking-sleep
    }
    router.stream { number in
        usleep(UInt32(number) * 1000)  // finding: blocking-sleep
    }
    _ = router.rewrite { path in
        sleep(1)  // silent
        return path
    }
}

func configureLater(_ router: Router) async {
    router.beforeStart {
        sleep(1)  // finding: blocking-sleep
    }
    _ = router.rewrite { _ in "x" }  // silent
}

struct Job {
    var run: @Sendable () async throws -> Void
    var describe: () -> String = { "" }
}

let nightly = Job(run: {
    sleep(1)  // finding: blocking-sleep
})

let weekly = Job(run: { try await Task.sleep(for: .seconds(1)) }, describe: { "weekly" })  // silent

let jobs: [@Sendable () async -> Void] = [
    { sleep(1) },  // missed alarm: blocking-sleep
    { await Task.yield() },  // silent
]

func startAll(_ handlers: [Handler]) async throws {
    for handler in handlers { _ = try await handler(Context()) }  // silent
}
