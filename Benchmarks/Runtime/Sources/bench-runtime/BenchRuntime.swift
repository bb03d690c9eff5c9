import UnblockRuntime

/// Compares the runtime with what people use instead, all in one run. `--quick` does a tenth of it.
@main
enum BenchRuntime {
  static func main() async {
    let scale = CommandLine.arguments.contains("--quick") ? 10 : 1
    print("\(ThreadPool.cpu.maximumThreads) cores; times in microseconds\n")
    if !CommandLine.arguments.contains("--hops") { await compareIsolation(samples: 4000 / scale) }
    await compareHops(count: 100_000 / scale, rounds: 5)
    if !CommandLine.arguments.contains("--hops") { await measureIdleness(seconds: 5) }
  }
}

/// A line of a table: a name, and numbers beneath each other.
func printRow(_ name: String, _ cells: [String]) {
  print(name.padded(to: 44, atEnd: true) + cells.map { $0.padded(to: 14, atEnd: false) }.joined())
}

func number(_ value: Double) -> String {
  let tenths = (value * 100).rounded() / 100
  return "\(tenths)"
}

extension String {
  fileprivate func padded(to width: Int, atEnd: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return atEnd ? self + space : space + self
  }
}
