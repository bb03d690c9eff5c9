// Calls through protocols, generics and superclasses, from another module than declarations and witnesses.
import Foundation
import Interfaces
import Stores

func concrete(_ file: FileStore, _ memory: MemoryStore) async {
    _ = file.load("a")  // finding: blocking-file-io  // trace: FileStore.load(_:) > Data.init(contentsOf:)
    _ = memory.load(1)  // silent
    _ = file.isReady  // finding: blocking-sleep
    _ = memory.isReady  // silent
    file.cancel()  // silent
    memory.settle()  // finding: blocking-sleep
    _ = file.loadAll(["a"])  // finding: blocking-file-io
}

func constrained<L: Loading>(_ loader: L, _ key: L.Key) async {
    _ = loader.load(key)  // finding: blocking-file-io
    loader.cancel()  // silent
    loader.settle()  // finding: blocking-sleep
}

func constrainedByWhere<L>(_ loader: L) async where L: Loading, L.Key == String {
    _ = loader.load("a")  // finding: blocking-file-io
}

func opaque(_ sink: some Sink, _ clearing: some Clearing) async {
    sink.write("a")  // finding: blocking-file-io
    clearing.clear()  // silent
}

func existential(_ sink: any Sink, _ clearing: any Clearing) async {
    sink.write("a")  // finding: blocking-file-io  // trace: FileSink.write(_:) > StringProtocol.write(toFile:atomically:encoding:)
    sink.flush()  // finding: blocking-sleep
    clearing.clear()  // silent
}

func implementers(_ file: FileSink, _ null: NullSink, _ lookalike: Lookalike) async {
    file.flush()  // silent
    null.flush()  // finding: blocking-sleep
    null.write("a")  // silent
    lookalike.write("a")  // finding: blocking-sleep
    lookalike.clear()  // finding: blocking-sleep
}

func helper<N: Named>(_ value: N) -> String {
    value.name  // silent
}

func build<N: Named>(_ type: N.Type) -> N {
    N(label: "a")  // silent
}

func makers(_ cache: Cache, _ device: Device) async {
    _ = Device.make()  // finding: blocking-sleep
    _ = Cache.make()  // silent
    _ = device.name  // finding: blocking-sleep
    _ = cache.name  // silent
    _ = helper(device)  // finding: blocking-sleep
    _ = helper(cache)  // silent
    _ = build(Device.self)  // finding: blocking-sleep
}

func namesOf(_ values: [any Named]) async {
    for value in values { print(value.name) }  // finding: blocking-sleep
}

func jobs(_ job: Job, _ slow: SlowJob, _ quick: QuickJob, _ proud: ProudJob, _ idle: LazyJob) async {
    job.prepare()  // finding: blocking-sleep
    job.perform()  // silent
    job.finish()  // finding: blocking-sleep
    slow.prepare()  // finding: blocking-sleep
    slow.finish()  // silent
    quick.prepare()  // silent
    quick.finish()  // silent
    proud.prepare()  // silent
    idle.finish()  // finding: blocking-sleep  // trace: LazyJob.finish() > Job.finish() > sleep(_:)
    job.run()  // finding: blocking-sleep
}

func onThreads(_ sink: any Sink, _ slow: SlowJob) {
    let queue = DispatchQueue(label: "io")
    queue.async { slow.run() }  // silent
    sink.write("a")  // silent
}
