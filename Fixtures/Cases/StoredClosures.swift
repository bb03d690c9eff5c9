// A closure that is kept in a constant is a function: it blocks where it is called, not where it is written.
import Foundation

func kept(_ queue: DispatchQueue) async {
    let work = {
        print("working")
        sleep(1)  // silent
    }
    work()  // finding: blocking-sleep
    queue.async(execute: work)  // silent
}

func keptForAThread() async {
    let work: @Sendable () -> Void = {
        sleep(1)  // silent
    }
    Thread.detachNewThread(work)  // silent
    OperationQueue().addOperation(work)  // silent
}

func keptAndRunInATask() {
    let work: @Sendable () -> Void = { sleep(1) }  // silent
    work()  // silent
    Task {
        work()  // finding: blocking-sleep
    }
}

struct Job {
    let body: () -> Void = { sleep(1) }  // silent
    let asyncBody: () async -> Void = { sleep(1) }  // finding: blocking-sleep
    var handler: ((Int) -> Void)?
}

func runs(_ job: Job) async {
    job.body()  // finding: blocking-sleep
    await job.asyncBody()  // silent
    job.handler?(1)  // silent
}

let globalWork: @Sendable () -> Int = {
    sleep(1)  // silent
    return 1
}

func runsGlobal() async -> Int {
    globalWork()  // finding: blocking-sleep
}

func assignsLater() async {
    var job = Job()
    job.handler = { seconds in
        sleep(UInt32(seconds))  // silent
    }
    _ = job
}

func returnsClosure() async -> () -> Void {
    return { sleep(1) }  // silent
}

func unknownBody(_ body: () -> Void) async {
    body()  // silent
}
