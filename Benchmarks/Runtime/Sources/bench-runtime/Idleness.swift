import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What is used of a core while there is nothing to do.
func measureIdleness(seconds: Int) async {
  print("Share of a core, idle, over \(seconds) s each")
  // Threads of Dispatch that are not needed end after five seconds, which takes time, too.
  try? await Task.sleep(for: .seconds(6))
  printRow("nothing but this measurement", [percent(await share(of: seconds))])
  // Threads that end after an idle time would do so under way, and make it more than nothing.
  let pool = ThreadPool(name: "idle", maximumThreads: 64, idleTimeout: .seconds(3600))
  let gate = Gate()
  await withTaskGroup(of: Void.self) { group in
    for _ in 0..<64 { group.addTask { await offload(on: pool) { gate.pass() } } }
    try? await Task.sleep(for: .milliseconds(200))
    gate.open(after: 0)
  }
  try? await Task.sleep(for: .milliseconds(200))
  printRow("a pool with \(pool.load.threads) idle threads", [percent(await share(of: seconds))])
  let monitor = StallMonitor(watching: [.cooperativePool, .mainActor])
  printRow("StallMonitor, both targets", [percent(await share(of: seconds))])
  print("  the pool's lateness: \(monitor.lateness(of: .cooperativePool))")
  monitor.stop()
  await pool.shutdown()
  print("")
}

private func share(of seconds: Int) async -> Double {
  let start = processorTime()
  try? await Task.sleep(for: .seconds(seconds))
  return (processorTime() - start) / Double(seconds)
}

private func percent(_ share: Double) -> String { "\((share * 100_000).rounded() / 1000) %" }

/// What all threads of this process have used so far, in seconds.
private func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}
