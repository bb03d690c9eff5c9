// Waiting for other work: semaphores, groups, operations, run loops, threads.
import Foundation

func dispatch(_ semaphore: DispatchSemaphore, _ group: DispatchGroup, _ item: DispatchWorkItem) async {
    semaphore.wait()  // finding: blocking-wait
    _ = semaphore.wait(timeout: .now() + 5)  // finding: blocking-wait
    _ = semaphore.wait(timeout: .distantFuture)  // finding: blocking-wait
    _ = semaphore.wait(wallTimeout: .now() + .seconds(1))  // finding: blocking-wait
    _ = semaphore.wait(timeout: .now())  // silent
    _ = semaphore.wait(timeout: DispatchTime.now())  // silent
    semaphore.signal()  // silent
    group.wait()  // finding: blocking-wait
    _ = group.wait(timeout: .now() + 1)  // finding: blocking-wait
    group.enter()  // silent
    group.leave()  // silent
    group.notify(queue: DispatchQueue(label: "after")) {
        sleep(1)  // silent
    }
    item.wait()  // finding: blocking-wait
    item.cancel()  // silent
}

// A semaphore that begins with 1, and that each function which takes it gives back, is a lock: it is had for a moment.
final class Shelf {
    private let slot = DispatchSemaphore(value: 1)
    private let full = DispatchSemaphore(value: 0)
    private var books: [String] = []

    var count: Int {
        slot.wait()
        defer { self.slot.signal() }
        return books.count
    }

    func add(_ book: String) {
        self.slot.wait()
        books.append(book)
        self.slot.signal()
    }

    func take() {
        slot.wait()
        books.removeLast()
        full.signal()
    }

    func waitUntilFull() {
        full.wait()
        defer { full.signal() }
    }
}

func sorts(_ shelf: Shelf) async {
    _ = shelf.count  // silent
    shelf.add("A")  // silent
    shelf.take()  // finding: blocking-wait
    shelf.waitUntilFull()  // finding: blocking-wait
}

func limits(_ bodies: [@Sendable () async -> Void]) async {
    let limit = DispatchSemaphore(value: 1)
    for body in bodies {
        limit.wait()  // finding: blocking-wait
        Task {
            await body()
            limit.signal()  // silent
        }
    }
    let turn = DispatchSemaphore(value: 1)
    for body in bodies {
        turn.wait()  // finding: blocking-wait
        await body()
        turn.signal()  // silent
    }
}

func operations(_ queue: OperationQueue, _ operation: Operation) async {
    queue.waitUntilAllOperationsAreFinished()  // finding: blocking-wait
    operation.waitUntilFinished()  // finding: blocking-wait
    queue.addOperations([operation], waitUntilFinished: true)  // finding: blocking-wait
    queue.addOperations([operation], waitUntilFinished: false)  // silent
    queue.addOperation(operation)  // silent
    operation.cancel()  // silent
}

func loops() async {
    RunLoop.current.run()  // finding: blocking-wait
    RunLoop.current.run(until: Date().addingTimeInterval(1))  // finding: blocking-wait
    _ = RunLoop.main  // silent
}

func threads(_ thread: pthread_t) async {
    pthread_join(thread, nil)  // finding: blocking-wait
    pthread_detach(thread)  // silent
}

func conditions(_ condition: NSCondition) async {
    condition.wait()  // finding: blocking-wait
    condition.signal()  // silent
    condition.broadcast()  // silent
}

func semaphores(_ semaphore: UnsafeMutablePointer<sem_t>) async {
    sem_wait(semaphore)  // finding: blocking-wait
    sem_trywait(semaphore)  // silent
    sem_post(semaphore)  // silent
}

// The bridge from sync to async that every large code base has had once.
final class Slot<Value>: @unchecked Sendable {
    var value: Value?
}

func waitFor<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
    let done = DispatchSemaphore(value: 0)
    let slot = Slot<Value>()
    Task {
        slot.value = await body()  // silent
        done.signal()
    }
    done.wait()  // silent
    return slot.value!
}

func resolvePackages() -> Int {
    waitFor { 1 }  // silent
}

func updateWorkspace() async -> Int {
    resolvePackages()  // finding: blocking-wait
}

// A log store that hides a semaphore, used from a task.
final class LogStore: @unchecked Sendable {
    private let free = DispatchSemaphore(value: 4)

    func append(_ line: String) {
        free.wait()  // silent
        print(line)
        free.signal()
    }
}

func reportProgress(_ store: LogStore) async {
    store.append("half")  // finding: blocking-wait
}

struct AsyncSemaphore {
    func wait() async {}
    func signal() {}
}

struct Turnstile {
    func wait() {}
}

func ownTypes(_ semaphore: AsyncSemaphore, _ turnstile: Turnstile) async {
    await semaphore.wait()  // silent
    semaphore.signal()  // silent
    turnstile.wait()  // silent
}
