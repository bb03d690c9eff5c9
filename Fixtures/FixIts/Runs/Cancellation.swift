// A task that is not cancelled sleeps to the end.
import Foundation

@main struct Program {
    static func main() async {
        let start = ContinuousClock.now
        Thread.sleep(forTimeInterval: 0.05)
        usleep(50_000)
        print(ContinuousClock.now - start >= .milliseconds(100))
        let group = await withTaskGroup(of: Int.self, returning: Int.self) { group in
            for number in 0..<3 {
                group.addTask {
                    usleep(1000)
                    return number
                }
            }
            return await group.reduce(0, +)
        }
        print(group)
    }
}
