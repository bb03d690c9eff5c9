import Dispatch
import NIOPosix
import UnblockRuntime

/// How long a `Task.detached {}` takes to come back while 1,000 calls block, by where they do.
func compareIsolation(samples: Int) async {
  print("Task.detached round trip while 1,000 calls block")
  printRow("", ["samples", "median", "p99", "p99 : idle"])
  // The first one warms up.
  _ = await roundTrips(samples, until: nil)
  let idle = await roundTrips(samples, until: nil)
  report("nothing", idle, idle: idle)

  let pool = ThreadPool(name: "blocked", maximumThreads: 1000)
  report("offload", await whileBlocked(samples) { gate in await offload(on: pool) { gate.pass() } }, idle: idle)
  await pool.shutdown()

  let nio = NIOThreadPool(numberOfThreads: 1000)
  nio.start()
  report("NIOThreadPool.runIfActive", await whileBlocked(samples) { gate in try? await nio.runIfActive { gate.pass() } }, idle: idle)
  try? await nio.shutdownGracefully()

  let dispatch = await whileBlocked(samples) { gate in
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        gate.pass()
        continuation.resume()
      }
    }
  }
  report("DispatchQueue.global().async", dispatch, idle: idle)
  report("nothing, again", await roundTrips(samples, until: nil), idle: idle)
  print("")
}

private func report(_ name: String, _ measurement: Measurement, idle: Measurement) {
  printRow(name, ["\(measurement.nanoseconds.count)", number(measurement.median), number(measurement.p99), number(measurement.p99 / idle.p99)])
}

/// The round trips while 1,000 calls of `call` are at the gate, or wait for a thread. A thread opens the gate after three seconds:
/// where the cooperative pool is blocked too, no task could.
private func whileBlocked(_ samples: Int, _ call: @escaping @Sendable (Gate) async -> Void) async -> Measurement {
  let gate = Gate()
  return await withTaskGroup(of: Void.self) { group in
    for _ in 0..<1000 { group.addTask { await call(gate) } }
    gate.open(after: 3)
    try? await Task.sleep(for: .milliseconds(200))
    let measurement = await roundTrips(samples, until: gate)
    gate.open(after: 0)
    await group.waitForAll()
    return measurement
  }
}

private func roundTrips(_ samples: Int, until gate: Gate?) async -> Measurement {
  let clock = ContinuousClock()
  var times: [Int64] = []
  while times.count < samples, gate.map({ !$0.isOpen }) ?? true {
    let start = clock.now
    await Task.detached {}.value
    times.append((clock.now - start).nanoseconds)
  }
  return Measurement(nanoseconds: times.sorted(), perOperation: 0)
}
