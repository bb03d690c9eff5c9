// Locks between processes are held for as long as somebody likes; short critical sections are fine.
import Foundation
import NIOConcurrencyHelpers
import Synchronization

func files(_ descriptor: Int32) async {
    flock(descriptor, LOCK_EX)  // finding: blocking-lock
    flock(descriptor, LOCK_SH)  // finding: blocking-lock
    flock(descriptor, LOCK_EX | LOCK_NB)  // silent
    flock(descriptor, LOCK_UN)  // silent
    lockf(descriptor, F_LOCK, 0)  // finding: blocking-lock
    lockf(descriptor, F_TLOCK, 0)  // silent
    var range = flock()  // silent
    _ = fcntl(descriptor, F_SETLKW, &range)  // finding: blocking-lock
    _ = fcntl(descriptor, F_SETLK, &range)  // silent
    _ = fcntl(descriptor, F_GETLK, &range)  // silent
}

func conditions(_ lock: NSConditionLock, _ other: ConditionLock<Int>) async {
    lock.lock(whenCondition: 1)  // finding: blocking-lock
    lock.unlock(withCondition: 0)  // silent
    _ = lock.tryLock(whenCondition: 1)  // silent
    other.lock(whenValue: 1)  // finding: blocking-wait
    other.unlock(withValue: 2)  // silent
}

func deadlines(_ lock: NSLock, _ other: NSRecursiveLock) async {
    _ = lock.lock(before: Date().addingTimeInterval(5))  // finding: blocking-lock
    _ = other.lock(before: .distantFuture)  // finding: blocking-lock
    _ = lock.lock(before: Date())  // silent
    _ = lock.try()  // silent
}

final class Cache: @unchecked Sendable {
    private let lock = NSLock()
    private var values: [String: Int] = [:]

    func value(_ key: String) -> Int? {
        lock.lock()  // silent
        defer { lock.unlock() }  // silent
        return values[key]
    }

    func store(_ key: String, _ value: Int) {
        lock.withLock { values[key] = value }  // silent
    }
}

func short(_ cache: Cache, _ lock: NIOLock, _ box: NIOLockedValueBox<Int>) async {
    _ = cache.value("a")  // silent
    cache.store("a", 1)  // silent
    lock.withLock { print("in") }  // silent
    lock.lock()  // silent
    lock.unlock()  // silent
    box.withLockedValue { $0 += 1 }  // silent
}

let counter = Mutex(0)

func mutexes(_ mutex: UnsafeMutablePointer<pthread_mutex_t>) async {
    counter.withLock { $0 += 1 }  // silent
    pthread_mutex_lock(mutex)  // silent
    pthread_mutex_trylock(mutex)  // silent
    pthread_mutex_unlock(mutex)  // silent
}

// A lock is short only while nothing blocks inside it.
func long(_ lock: NIOLock, _ url: URL) async throws {
    try lock.withLock {
        _ = try Data(contentsOf: url)  // finding: blocking-file-io
    }
    counter.withLock { value in
        value += 1  // silent
        sleep(1)  // finding: blocking-sleep
    }
}

func queues(_ queue: DispatchQueue) async -> Int {
    let value = queue.sync { 1 }  // silent
    queue.sync {
        sleep(1)  // finding: blocking-sleep
    }
    return value
}

struct Door {
    func lock() {}
    func lock(whenCondition condition: Int) {}
    func unlock() {}
}

func doors(_ door: Door) async {
    door.lock()  // silent
    door.lock(whenCondition: 1)  // silent
    door.unlock()  // silent
}
