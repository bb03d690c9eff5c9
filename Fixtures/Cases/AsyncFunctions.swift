// The plainest context: the bodies of async functions, methods, initialisers and closures.
import Foundation

func ingest(_ path: String) async throws -> Int {
    let text = try String(contentsOfFile: path, encoding: .utf8)  // finding: blocking-file-io
    try await Task.sleep(nanoseconds: 1_000_000)  // silent
    return text.count
}

struct Feed {
    let url: URL

    init(checking url: URL) async throws {
        _ = try Data(contentsOf: url)  // finding: blocking-file-io
        self.url = url
    }

    func refresh() async {
        sleep(2)  // finding: blocking-sleep
    }

    static func warmUp() async throws {
        usleep(250_000)  // finding: blocking-sleep
    }

    func refreshNow() {
        sleep(2)  // silent
    }
}

func branches(_ pid: pid_t, eager: Bool) async -> Int32 {
    var status: Int32 = 0
    if eager {
        waitpid(pid, &status, 0)  // finding: blocking-process
    } else {
        while waitpid(pid, &status, WNOHANG) == 0 {  // silent
            try? await Task.sleep(nanoseconds: 5_000_000)
        }
    }
    return status
}

func generic<S: AsyncSequence>(_ lines: S) async throws where S.Element == String {
    for try await line in lines {
        if line.isEmpty { sleep(1) }  // finding: blocking-sleep
    }
}

let stored: () async -> Void = {
    sleep(1)  // finding: blocking-sleep
}

let inferredAsync = { (task: Task<Int, Never>) in
    let value = await task.value
    usleep(UInt32(value) * 1000)  // finding: blocking-sleep
}

func nothingAsyncHere(_ body: @escaping () async -> Void) {
    sleep(1)  // silent
    _ = body
}

func handsOver() {
    nothingAsyncHere {
        sleep(1)  // finding: blocking-sleep
    }
}
