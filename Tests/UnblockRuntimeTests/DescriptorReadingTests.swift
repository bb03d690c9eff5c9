import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct DescriptorReadingTests {
  @Test func theShapesOfRead() async throws {
    let ends = try Ends.pipe()
    var buffer = [UInt8](repeating: 0, count: 8)
    put([1, 2, 3], into: ends.writer)
    #expect(try await ends.reader.read(into: &buffer) == 3)
    #expect(buffer == [1, 2, 3, 0, 0, 0, 0, 0])
    put([4, 5], into: ends.writer)
    #expect(try await ends.reader.read(into: &buffer, count: 1) == 1)
    #expect(buffer[0] == 4)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
    let address = try #require(memory.baseAddress)
    #expect(try await ends.reader.read(into: address, count: 4) == 1)
    #expect(memory[0] == 5)
    put([6], into: ends.writer)
    #expect(try await ends.reader.read(into: memory) == 1)
    #expect(memory[0] == 6)
    memory.deallocate()
    var characters = [CChar](repeating: 0, count: 4)
    put(Array("ab".utf8), into: ends.writer)
    #expect(try await ends.reader.read(into: &characters, count: characters.count) == 2)
    #expect(characters[1] == CChar(UInt8(ascii: "b")))
    ends.close()
  }

  @Test func aReadOfNothingReturnsAtOnce() async throws {
    let ends = try Ends.pipe()
    #expect(try await ends.reader.read(upToCount: 0).isEmpty)
    var none: [UInt8] = []
    #expect(try await ends.reader.read(into: &none) == 0)
    ends.close()
  }

  @Test func readersShareWhatComes() async throws {
    let ends = try Ends.pipe()
    let total = 2000
    let sums = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var sum = 0
          while case let bytes = try await ends.reader.read(upToCount: 3), !bytes.isEmpty { sum += bytes.reduce(0) { $0 + Int($1) } }
          return sum
        }
      }
      group.addTask {
        for _ in 0..<total { try await ends.writer.write([1]) }
        try ends.closeWriter()
        return 0
      }
      return try await group.reduce(0, +)
    }
    #expect(sums == total)
    ends.close()
  }

  @Test func aRegularFileIsReadToItsEnd() async throws {
    let file = Descriptor(open("/proc/self/exe", O_RDONLY))
    var size = stat()
    fstat(file.rawValue, &size)
    let bytes = try await file.readToEnd()
    #expect(bytes.count == Int(size.st_size))
    #expect(bytes.prefix(4) == [0x7f, 0x45, 0x4c, 0x46])
    #expect(try await file.read(upToCount: 10).isEmpty)
    try file.close()
  }

  /// Such files know no attempt without waiting at all: the pool reads them.
  @Test func aFileOfTheSystemIsRead() async throws {
    let file = Descriptor(open("/proc/self/status", O_RDONLY))
    let text = String(decoding: try await file.readToEnd(), as: UTF8.self)
    #expect(text.contains("VmRSS"))
    try file.close()
  }

  @Test func aDirectoryIsAnError() async throws {
    let directory = Descriptor(open("/", O_RDONLY))
    #expect(await ending { _ = try await directory.read(upToCount: 1) } == .failed(EISDIR))
    try directory.close()
  }

  /// A named pipe cannot be tried without waiting on Linux: readiness comes from the watcher, the bytes by the pool.
  @Test func aNamedPipeIsReadOnThreads() async throws {
    let path = "unblock-fifo-\(getpid())"
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    let fifo = Descriptor(open(path, O_RDWR))
    let readers = (0..<4).map { _ in Task { try await fifo.read(upToCount: 1) } }
    try await untilWaited(for: fifo)
    try await fifo.write([1, 2, 3, 4])
    var bytes: [UInt8] = []
    for reader in readers { bytes += try await reader.value }
    #expect(bytes.sorted() == [1, 2, 3, 4])
    let cancelled = Task { await ending { _ = try await fifo.read(upToCount: 1) } }
    try await untilWaited(for: fifo)
    cancelled.cancel()
    #expect(await cancelled.value == .cancelled)
    #expect(await ending { _ = try await fifo.read(upToCount: 1, timeout: .milliseconds(10)) } == .timedOut)
    #expect(isBlocking(fifo))
    try fifo.close()
  }

  #if os(Linux)
  @Test func aTerminalIsRead() async throws {
    let terminal = Descriptor(open("/dev/ptmx", O_RDWR | O_NOCTTY))
    var (unlocked, number): (Int32, Int32) = (0, 0)
    try #require(ioctl(terminal.rawValue, 0x4004_5431, &unlocked) == 0)  // TIOCSPTLCK
    try #require(ioctl(terminal.rawValue, 0x8004_5430, &number) == 0)  // TIOCGPTN
    let user = Descriptor(open("/dev/pts/\(number)", O_RDWR | O_NOCTTY))
    let line = Task { try await user.read(upToCount: 100) }
    try await untilWaited(for: user)
    try await terminal.write("hello\n")
    #expect(String(decoding: try await line.value, as: UTF8.self) == "hello\n")
    try user.close()
    try terminal.close()
  }
  #endif

  @Test func tooMuchIsAnError() async throws {
    let ends = try Ends.pipe()
    put([1, 2, 3], into: ends.writer)
    try ends.closeWriter()
    #expect(await ending { _ = try await ends.reader.readToEnd(maximum: 2) } == .failed(EFBIG))
    ends.close()
  }

  /// Runs more tasks than the cooperative pool has threads, none of which has anything to read, and another one that must not be kept.
  @Test func readersHoldNoThread() async throws {
    let pipes = try (0..<32).map { _ in try Ends.pipe() }
    let readers = pipes.map { ends in Task { try await ends.reader.read(upToCount: 1) } }
    for ends in pipes { try await untilWaited(for: ends.reader) }
    let other = Task.detached { 1 }
    #expect(await other.value == 1)
    for ends in pipes { try await ends.writer.write([9]) }
    for reader in readers { #expect(try await reader.value == [9]) }
    for ends in pipes { ends.close() }
  }

  /// A reader that never has to wait must not keep others from the pool for ever.
  @Test func aBusyReaderGivesWay() async throws {
    let zero = Descriptor(open("/dev/zero", O_RDONLY))
    let readers = (0..<16).map { _ in
      Task { while !Task.isCancelled { _ = try? await zero.read(upToCount: 64) } }
    }
    for _ in 0..<20 { await Task.detached {}.value }
    for reader in readers { reader.cancel() }
    for reader in readers { await reader.value }
    try zero.close()
  }
}
