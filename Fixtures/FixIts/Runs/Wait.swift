// A semaphore and a group.
import Foundation

@main struct Program {
    static func main() async {
        let semaphore = DispatchSemaphore(value: 0)
        Thread.detachNewThread { semaphore.signal() }
        semaphore.wait()
        print("signalled")
        let late = DispatchSemaphore(value: 0)
        print(late.wait(timeout: .now() + 0.01) == .timedOut)
        let group = DispatchGroup()
        group.enter()
        Thread.detachNewThread { group.leave() }
        group.wait()
        print("done")
    }
}
