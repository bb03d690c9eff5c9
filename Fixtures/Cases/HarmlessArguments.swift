// The same call, harmless with one argument and blocking with another.
import Foundation

func pairs(_ descriptor: Int32, _ pid: pid_t, _ semaphore: DispatchSemaphore, _ url: URL) async throws {
    var status: Int32 = 0
    _ = waitpid(-1, &status, WNOHANG)  // silent
    _ = waitpid(-1, &status, 0)  // finding: blocking-process

    _ = flock(descriptor, LOCK_SH | LOCK_NB)  // silent
    _ = flock(descriptor, LOCK_SH)  // finding: blocking-lock

    _ = semaphore.wait(timeout: .now())  // silent
    _ = semaphore.wait(timeout: .now() + .milliseconds(200))  // finding: blocking-wait
    _ = semaphore.wait(timeout: .now() + .microseconds(100))  // silent

    _ = try Data(contentsOf: url, options: [.alwaysMapped])  // silent
    _ = try Data(contentsOf: url, options: [])  // finding: blocking-file-io

    usleep(0)  // silent
    usleep(2_000_000)  // finding: blocking-sleep
    Thread.sleep(forTimeInterval: 0.0)  // silent
    Thread.sleep(forTimeInterval: 1.5)  // finding: blocking-sleep
    Thread.sleep(until: Date())  // silent
    Thread.sleep(until: .distantFuture)  // finding: blocking-sleep
}

func polls(_ descriptor: Int32) async {
    var set = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    poll(&set, 1, 0)  // silent
    poll(&set, 1, -1)  // finding: blocking-wait
    poll(&set, 1, 1_000)  // finding: blocking-wait
}

func groups(_ group: DispatchGroup) async {
    if group.wait(timeout: .now()) == .success { return }  // silent
    if group.wait(timeout: .now() + .seconds(3)) == .success { return }  // finding: blocking-wait
}

func named(_ group: DispatchGroup) async {
    let timeout = DispatchTime.now() + 10
    _ = group.wait(timeout: timeout)  // finding: blocking-wait
}

// A pause given to a helper: the literal is at the caller, the call is not.
func pauseBriefly(_ microseconds: UInt32) {
    usleep(microseconds)  // silent
}

func pausesLong() async {
    pauseBriefly(900_000)  // finding: blocking-sleep
}
