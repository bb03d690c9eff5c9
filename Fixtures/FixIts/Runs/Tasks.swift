// Values of tasks.
import Foundation

@main struct Program {
    static func main() async {
        let task = Task { readLine() ?? "none" }
        print(await task.value)
        let failing = Task { try Data(contentsOf: URL(fileURLWithPath: "missing")).count }
        print((try? await failing.value) ?? -1)
        let detached = Task.detached { () -> Int in
            usleep(1000)
            return 3
        }
        print(await detached.value)
    }
}
