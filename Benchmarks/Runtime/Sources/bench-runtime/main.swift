import UnblockRuntime
import NIOPosix
@inline(never) func work(_ number: Int) -> Int { number &+ 1 }
let n = Int(CommandLine.arguments[1])!
let nio = NIOThreadPool(numberOfThreads: 4); nio.start()
for _ in 0..<3 { for k in [1, 2, 4, 512] { ThreadPool.shared.maximumThreads = k; let m = await measure(200_000, tasks: n, { i in await offload { work(i) } }); print(k, m.perOperation, m.median, m.p99) }
let m2 = await measure(50_000, tasks: n, { i in try! await nio.runIfActive { work(i) } }); print("nio", m2.perOperation, m2.median, m2.p99) }
