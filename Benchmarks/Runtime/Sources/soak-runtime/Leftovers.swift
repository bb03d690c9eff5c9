import CSoak
import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process holds when nothing is going on. Threads are those of the library: Dispatch starts and ends its own as it likes.
struct Leftovers: CustomStringConvertible {
  var threads: Int
  var descriptors: Int
  var bytes: Int

  var description: String { "\(threads) threads, \(descriptors) descriptors, \(bytes) bytes" }
}

/// Waits until the threads of the round have ended, and counts.
///
/// Those of the shared pool would stay for 10 seconds, and Foundation keeps a run loop, with descriptors, for each that has started a process.
func leftovers() async -> Leftovers {
  let maximum = ThreadPool.shared.maximumThreads
  ThreadPool.shared.maximumThreads = 1
  defer { ThreadPool.shared.maximumThreads = maximum }
  var threads = 0
  for _ in 0..<500 {
    // Whoever is woken sees that there are too many, ends, and wakes the next one.
    await offload {}
    threads = await offload(on: counting) { threadCount() }
    if threads <= lastingThreads { break }
    try? await Task.sleep(for: .milliseconds(20))
  }
  let descriptors = await offload(on: counting) { entries(of: "/proc/self/fd").count }
  return Leftovers(threads: threads, descriptors: descriptors, bytes: Int(csoak_bytes_in_use()))
}

/// Reads what the system says about the process, which need not be counted.
private let counting = ThreadPool(name: "counting", maximumThreads: 1)

/// The one that watches descriptors, and the last one of the shared pool.
private let lastingThreads = 2

/// How many threads have names of ours.
private func threadCount() -> Int {
  entries(of: "/proc/self/task").filter { thread in
    guard let file = fopen("/proc/self/task/\(thread)/comm", "r") else { return false }
    defer { fclose(file) }
    var name = [UInt8](repeating: 0, count: 32)
    let length = fread(&name, 1, name.count, file)
    return String(decoding: name.prefix(length), as: UTF8.self).hasPrefix("unblock")
  }.count
}

/// The names in a folder; none where there is no such folder, as on Apple's systems.
private func entries(of folder: String) -> [String] {
  guard let stream = opendir(folder) else { return [] }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names
}

func exit(status: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(status)
  #elseif canImport(Darwin)
    Darwin.exit(status)
  #endif
}
