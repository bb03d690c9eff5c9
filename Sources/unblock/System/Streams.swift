#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Where bytes go to or come from.
struct Stream: Hashable, Sendable {
  var descriptor: Int32

  static let input = Stream(descriptor: 0)
  static let output = Stream(descriptor: 1)
  static let errors = Stream(descriptor: 2)

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Writes a text. A reader that has gone (`unblock lint | head`) has read what it wanted: that is no error.
  func write(_ text: String) throws(SystemError) { try write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) throws(SystemError) {
    let error: SystemError? = bytes.withUnsafeBytes { bytes in
      var rest = bytes
      while !rest.isEmpty {
        let count = writeBytes(descriptor, rest.baseAddress, rest.count)
        if count >= 0 { rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count)) }
        else if errno == EPIPE { return nil }
        else if errno != EINTR { return .last }
      }
      return nil
    }
    if let error { throw error }
  }

  /// Says something to the user, who may have closed the stream: then nobody can be told.
  func say(_ line: String) { try? write(line + "\n") }

  /// Reads until the end, or until there are more bytes than these.
  func read(upTo limit: Int, expecting size: Int = 0) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var capacity = max(size + 1, 1 << 14)
    while bytes.count <= limit {
      let chunk = try readChunk(of: capacity)
      if chunk.isEmpty { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      capacity = min(max(1 << 14, bytes.count), 1 << 20)
    }
    return bytes
  }

  private func readChunk(of capacity: Int) throws(SystemError) -> [UInt8] {
    var error: SystemError?
    let chunk = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var result = readBytes(descriptor, buffer.baseAddress, capacity)
      while result < 0, errno == EINTR { result = readBytes(descriptor, buffer.baseAddress, capacity) }
      if result < 0 { error = .last }
      count = max(result, 0)
    }
    if let error { throw error }
    return chunk
  }
}

/// The names of the system's functions, which the methods hide.
private let writeBytes: @Sendable (Int32, UnsafeRawPointer?, Int) -> Int = write
private let readBytes: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = read

/// A reader that has gone, or a limit to the size of files, makes a write fail, instead of ending the process.
func ignoreFailingWrites() {
  signal(SIGPIPE, SIG_IGN)
  signal(SIGXFSZ, SIG_IGN)
}

func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
