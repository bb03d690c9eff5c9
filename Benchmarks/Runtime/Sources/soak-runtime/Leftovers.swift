import CSoak
import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the process holds when nothing is going on.
struct Leftovers: CustomStringConvertible {
  var threads: Int
  var descriptors: Int
  var bytes: Int

  var description: String { "\(threads) threads, \(descriptors) descriptors, \(bytes) bytes" }
}

/// Waits until idle threads of the soak's pools have ended, and counts.
func leftovers() async -> Leftovers {
  for _ in 0..<100 where entries(of: "/proc/self/task") > 8 { try? await Task.sleep(for: .milliseconds(20)) }
  try? await Task.sleep(for: .milliseconds(50))
  return Leftovers(threads: entries(of: "/proc/self/task"), descriptors: entries(of: "/proc/self/fd"), bytes: Int(csoak_bytes_in_use()))
}

/// How many entries a folder has; zero where there is no such folder, as on Apple's systems.
private func entries(of folder: String) -> Int {
  guard let stream = opendir(folder) else { return 0 }
  defer { closedir(stream) }
  var count = 0
  while readdir(stream) != nil { count += 1 }
  return count
}

func exit(status: Int32) -> Never {
  #if canImport(Glibc)
    Glibc.exit(status)
  #elseif canImport(Darwin)
    Darwin.exit(status)
  #endif
}
