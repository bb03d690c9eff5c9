// A sync `main` owns its thread; waiting there for tasks is what it is for.
import Foundation

@main
struct Tool {
    static func main() throws {
        let path = try String(contentsOfFile: "path", encoding: .utf8)  // silent
        sleep(1)  // silent
        let done = DispatchSemaphore(value: 0)
        Task {
            defer { done.signal() }
            await run(path)  // silent
        }
        done.wait()  // silent
    }

    static func run(_ path: String) async {
        sleep(1)  // finding: blocking-sleep
    }
}
