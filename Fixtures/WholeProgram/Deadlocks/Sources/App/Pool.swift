// On the cooperative pool: a wait for work that needs the pool is a deadlock, one for a thread is an ordinary wait.
import Bridges
import Foundation

func signalledFromATask() async {
    let done = DispatchSemaphore(value: 0)
    Task {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait (deadlock)
}

func signalledFromADetachedTask() async {
    let done = DispatchSemaphore(value: 0)
    Task.detached {
        try? await Task.sleep(for: .seconds(1))  // silent
        done.signal()
    }
    done.wait()  // finding: blocking-wait (deadlock)
}

func signalledFromAThread() async {
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait
}

func signalledFromAQueue() async {
    let done = DispatchSemaphore(value: 0)
    DispatchQueue(label: "other").async {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait
}

func signalledFromATaskOnThreads() async {
    let done = DispatchSemaphore(value: 0)
    Task(executorPreference: ThreadExecutor()) {
        done.signal()  // silent
    }
    done.wait()  // finding: blocking-wait
}

func signalledInAGroup() async {
    let done = DispatchSemaphore(value: 0)
    await withTaskGroup(of: Void.self) { tasks in
        tasks.addTask { done.signal() }
        done.wait()  // finding: blocking-wait (deadlock)
    }
}

func signal(_ done: DispatchSemaphore) async { done.signal() }

func signalledByAsyncLet() async {
    let done = DispatchSemaphore(value: 0)
    async let signalled: Void = signal(done)
    done.wait()  // finding: blocking-wait (deadlock)
    await signalled
}

func signalledHere(_ done: DispatchSemaphore) async {
    done.wait()  // finding: blocking-wait
    done.signal()
}

func leftByTasks() async {
    let group = DispatchGroup()
    for number in 1...3 {
        group.enter()
        Task {
            print(number)
            group.leave()
        }
    }
    group.wait()  // finding: blocking-wait (deadlock)
}

func leftByQueues(_ queue: DispatchQueue) async {
    let group = DispatchGroup()
    queue.async(group: group) { print(1) }  // silent
    group.enter()
    queue.async { group.leave() }  // silent
    group.wait()  // finding: blocking-wait
}

func notified(_ queue: DispatchQueue) async {
    let group = DispatchGroup()
    Task {
        group.enter()
        group.leave()  // silent
    }
    group.notify(queue: queue) { print("done") }  // silent
}

func throughBridges() async {
    _ = waitFor { 1 }  // finding: blocking-wait (deadlock)  // trace: waitFor(_:) > DispatchSemaphore.wait()
    _ = waitForThread { 1 }  // finding: blocking-wait  // trace: waitForThread(_:) > DispatchSemaphore.wait()
    waitForGroup([{ print(1) }])  // finding: blocking-wait (deadlock)
    waitForQueues([{ print(1) }])  // finding: blocking-wait
    joinThreadThatAwaits()  // finding: blocking-wait (deadlock)
    joinThreadThatSleeps()  // finding: blocking-wait
}

func throughWorkers(_ limiter: Limiter, _ gate: Gate) async {
    let worker = TaskWorker()
    worker.start()  // silent
    worker.finish()  // finding: blocking-wait (deadlock)
    let other = ThreadWorker()
    other.start()  // silent
    other.finish()  // finding: blocking-wait
    limiter.append("a")  // finding: blocking-wait
    await gate.wait()  // silent
}

func throughAThreadThatAwaits() async {
    let done = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
        print(waitFor { 1 })  // silent
        done.signal()
    }
    done.wait()  // finding: blocking-wait (deadlock)
}

func onThreads() async {
    Thread.detachNewThread {
        _ = waitFor { 1 }  // silent
        joinThreadThatAwaits()  // silent
        syncOnMain { print("main") }  // silent
    }
}

func inSync() -> Int {
    waitFor { 1 }  // silent
}

func behindSync() async -> Int {
    inSync()  // finding: blocking-wait (deadlock)  // trace: inSync() > waitFor(_:) > DispatchSemaphore.wait()
}
