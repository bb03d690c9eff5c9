// Waiting for other programs.
import Foundation

func runs(_ process: Process) async throws -> Int32 {
    try process.run()  // silent
    process.waitUntilExit()  // finding: blocking-process
    _ = process.isRunning  // silent
    process.interrupt()  // silent
    process.terminate()  // silent
    return process.terminationStatus  // silent
}

func posix(_ pid: pid_t) async {
    var status: Int32 = 0
    waitpid(pid, &status, 0)  // finding: blocking-process
    waitpid(pid, &status, WUNTRACED)  // finding: blocking-process
    waitpid(pid, &status, WNOHANG)  // silent
    waitpid(pid, &status, WNOHANG | WUNTRACED)  // silent
    _ = wait(&status)  // finding: blocking-process
    system("make all")  // finding: blocking-process
    kill(pid, SIGTERM)  // silent
    _ = getpid()  // silent
}

func reap(_ pid: pid_t) async throws -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, WNOHANG) == 0 {  // silent
        try await Task.sleep(for: .milliseconds(20))  // silent
    }
    return status
}

func terminates(_ process: Process) async -> Int32 {
    await withCheckedContinuation { continuation in
        process.terminationHandler = { ended in
            continuation.resume(returning: ended.terminationStatus)  // silent
        }
    }
}

// A menu bar tool: with as many of these as there are cores, the timeout in the same group never fires.
func version(of tool: Process, output: Pipe) async throws -> String? {
    try await withThrowingTaskGroup(of: String?.self) { group in
        group.addTask {
            tool.waitUntilExit()  // finding: blocking-process
            let data = output.fileHandleForReading.readDataToEndOfFile()  // finding: blocking-fd-io
            return String(data: data, encoding: .utf8)
        }
        group.addTask {
            try await Task.sleep(for: .seconds(5))  // silent
            return nil
        }
        defer { group.cancelAll() }
        return try await group.next() ?? nil
    }
}

func shell(_ command: String) -> Int32 {
    system(command)  // silent
}

actor Builder {
    func build() -> Bool {
        shell("make") == 0  // finding: blocking-process
    }

    func clean() async -> Bool {
        await Task.yield()
        return shell("make clean") == 0  // finding: blocking-process
    }
}

struct Child {
    func waitUntilExit() async {}
    func waitpid(_ pid: Int, _ flags: Int) {}
    func run() {}
}

func children(_ child: Child) async {
    await child.waitUntilExit()  // silent
    child.waitpid(1, 0)  // silent
    child.run()  // silent
}

/// Flags that are put together in a variable.
func peekAtChild(_ child: id_t, patiently: Bool) async {
    var info = siginfo_t()
    var flags = WEXITED
    flags |= WNOHANG | WNOWAIT
    waitid(P_PID, child, &info, flags)  // silent
    var patient = WEXITED
    if patiently { patient |= WNOWAIT }
    waitid(P_PID, child, &info, patient)  // finding: blocking-process
}

/// No process is its own child: the answer is an error, and comes at once.
func knowsDescriptorsOfProcesses() async -> Bool {
    var info = siginfo_t()
    let own = getpid()
    waitid(P_PID, id_t(own), &info, WEXITED | WNOWAIT)  // silent
    return errno == ECHILD
}
