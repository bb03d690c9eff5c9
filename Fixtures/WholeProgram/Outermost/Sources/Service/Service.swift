// Where findings stand: at the outermost call in the off-limits context, or inside, if the callee is such a context itself.
import Files
import Foundation
import Processes

public actor Service {
    private var config = ConfigFile.standard
    public init() {}

    public func reload(_ path: String) throws {
        config = try ConfigFile(path: path)  // finding: blocking-file-io  // trace: ConfigFile.init(path:) > contents(_:) > String.init(contentsOfFile:encoding:)
    }

    public func status() -> Int { config.values.count }

    public nonisolated func version() -> Int32 {
        Shell.run("version")  // silent
    }

    public func restart() throws {
        try reload("config")  // silent
        deploy()  // finding: blocking-process  // trace: deploy() > Shell.run(_:) > Process.waitUntilExit()
    }

    public func checksum(_ path: String) throws -> Int {
        try digest(path)  // finding: blocking-file-io  // trace: digest(_:) > contents(_:) > String.init(contentsOfFile:encoding:)
    }
}

func deploy() {
    _ = Shell.run("deploy")  // silent
}

public func handle(_ service: Service, _ path: String) async throws {
    try await service.reload(path)  // silent
    _ = await service.status()  // silent
    try await service.restart()  // silent
    _ = service.version()  // finding: blocking-process
    _ = try await contentsLater(path)  // silent
    _ = try await contentsSoon(path)  // silent
    _ = Shell.prepare("a")  // silent
    _ = try Shell.runScript(path)  // finding: blocking-process
    commitAll()  // finding: noasync-call  // trace: commitAll() > commit()
}

/// Both a thread and a task call it.
public func warmUp() {
    _ = try? contents("cache")  // silent
}

public func warmUpOnAThread() async {
    Thread.detachNewThread { warmUp() }  // silent
    DispatchQueue(label: "warm").async { warmUp() }  // silent
    let queue = OperationQueue()
    queue.addOperation { warmUp() }  // silent
}

public func warmUpInATask() {
    warmUp()  // silent
    Task { warmUp() }  // finding: blocking-file-io  // trace: warmUp() > contents(_:) > String.init(contentsOfFile:encoding:)
}

@MainActor
public final class Window {
    public var title = ""
    public init() {}

    public func show() {
        refresh()  // silent
    }

    private func refresh() {
        title = (try? contents("title")) ?? ""  // finding: blocking-file-io
    }

    public nonisolated static func template() -> String {
        (try? contents("template")) ?? ""  // silent
    }

    public func showTemplate() {
        title = Window.template()  // finding: blocking-file-io
    }
}

public func opens(_ window: Window) async {
    await window.show()  // silent
    _ = Window.template()  // finding: blocking-file-io
}

public func nested() async {
    await withCheckedContinuation { continuation in
        warmUp()  // finding: blocking-file-io
        continuation.resume()
    }
    defer { warmUp() }  // finding: blocking-file-io
    let text = (try? contents("a")) ?? Window.template()  // finding: blocking-file-io, blocking-file-io
    print(text)
    [1].forEach { _ in warmUp() }  // finding: blocking-file-io
}

/// Reads once for each of them: the loop in the helper makes it no second finding.
public func warmAll(_ count: Int) {
    for _ in 0..<count { warmUp() }  // silent
}

public func warmsAll() async {
    warmAll(3)  // finding: blocking-file-io
}
