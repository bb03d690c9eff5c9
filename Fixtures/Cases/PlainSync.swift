// Sync code that no async code reaches may block as it likes.
import Foundation

struct Tool {
    let path: String

    init(path: String) throws {
        self.path = path
        _ = try Data(contentsOf: URL(fileURLWithPath: path))  // silent
    }

    func run() -> Int32 {
        sleep(1)  // silent
        let process = Process()
        process.waitUntilExit()  // silent
        return system("true")  // silent
    }

    var status: Int32 {
        var status: Int32 = 0
        waitpid(1, &status, 0)  // silent
        return status
    }
}

func blocks(_ semaphore: DispatchSemaphore, _ group: DispatchGroup) {
    semaphore.wait()  // silent
    group.wait()  // silent
    RunLoop.current.run()  // silent
    while readLine() != nil {}  // silent
    for _ in 0..<1_000_000_000 { print("x") }  // silent
}

class Service {
    deinit {
        print("gone")  // silent
    }

    func start(_ tool: Tool) {
        _ = tool.run()  // silent
        [1, 2].forEach { _ in sleep(1) }  // silent
    }
}

func mentionsTasks(_ task: Task<Int, Never>) {
    task.cancel()  // silent
    sleep(1)  // silent
}

func takesAsyncClosure(_ body: @escaping () async -> Void) {
    usleep(30_000)  // silent
    Task { await body() }  // silent
}
