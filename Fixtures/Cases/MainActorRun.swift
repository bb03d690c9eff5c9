// Closures that the main actor runs.
import Foundation

func present(_ url: URL) async throws {
    await MainActor.run {
        sleep(1)  // finding: blocking-sleep
    }
    let title = try await MainActor.run { () -> String in
        let lines = [1, 2, 3].map(String.init)  // silent
        return try String(contentsOf: url, encoding: .utf8) + lines[0]  // finding: blocking-file-io
    }
    print(title)
}

func fromACallback() {
    MainActor.assumeIsolated {
        sleep(1)  // finding: blocking-sleep
    }
}

func onMainQueue(_ process: Process) {
    DispatchQueue.main.async {
        process.waitUntilExit()  // finding: blocking-process
    }
    DispatchQueue.main.asyncAfter(deadline: .now() + 1) {
        sleep(1)  // finding: blocking-sleep
    }
}

func helperOnMain() {
    sleep(1)  // silent
}

func entersMain() {
    DispatchQueue.main.async {
        helperOnMain()  // finding: blocking-sleep
    }
}

let onMain: @MainActor () -> Void = {
    sleep(1)  // finding: blocking-sleep
}

struct Runner {
    func run(_ body: () -> Void) { body() }
}

func anotherRun(_ runner: Runner) {
    runner.run { sleep(1) }  // silent
}
