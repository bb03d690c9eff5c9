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

// Closures that a parameter or a property has unless it is given another one.

func fetched(read: (String) -> Data? = { FileManager.default.contents(atPath: $0) }) -> Data? { read("/etc/hosts") }
func fetchedByDefault() async { _ = fetched() }  // finding: blocking-file-io
func fetchedOtherwise() async { _ = fetched(read: { _ in nil }) }  // silent
func fetchedByTrailingClosure() async { _ = fetched { _ in nil } }  // silent

struct Fetcher {
    var read: (String) -> Data? = { FileManager.default.contents(atPath: $0) }
    func fetch() -> Data? { read("/etc/hosts") }
    func fetchAgain() -> Data? { self.fetch() }
}
func fetcherByDefault() async {
    _ = Fetcher().fetch()  // finding: blocking-file-io
    _ = Fetcher().fetchAgain()  // finding: blocking-file-io
    let fetcher = Fetcher()
    _ = fetcher.read("/etc/hosts")  // finding: blocking-file-io
}
func fetcherOtherwise() async {
    _ = Fetcher(read: { _ in nil }).fetch()  // silent
    _ = Fetcher(read: { _ in nil }).fetchAgain()  // silent
    let fetcher = Fetcher(read: { _ in nil })
    _ = fetcher.fetch()  // silent
    _ = fetcher.read("/etc/hosts")  // silent
    var other = Fetcher()
    other.read = { _ in nil }
    _ = other.fetch()  // silent
}
func fetcherOfAnyone(_ fetcher: Fetcher) async { _ = fetcher.fetch() }  // finding: blocking-file-io

struct Keeper {
    let read: (String) -> Data?
    init(read: @escaping (String) -> Data? = { FileManager.default.contents(atPath: $0) }) { self.read = read }
}
func keeperByDefault() async { _ = Keeper().read("/etc/hosts") }  // finding: blocking-file-io
func keeperOtherwise() async { _ = Keeper(read: { _ in nil }).read("/etc/hosts") }  // silent
