import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct DescriptorWritingTests {
  private static let large = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

  @Test(arguments: [false, true]) func allOfItIsWritten(isSocket: Bool) async throws {
    let ends = isSocket ? try Ends.sockets() : try Ends.pipe()
    let reader = Task { try await ends.reader.readToEnd() }
    #expect(try await ends.writer.write(Self.large) == Self.large.count)
    #expect(isBlocking(ends.writer))
    try ends.closeWriter()
    #expect(try await reader.value == Self.large)
    ends.close()
  }

  @Test func theShapesOfWrite() async throws {
    let ends = try Ends.pipe()
    try await ends.writer.write([1, 2, 3] as [UInt8], count: 2)
    try await ends.writer.write("é")
    let numbers: [UInt16] = [0x0403]
    try await ends.writer.write(numbers)
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 1, alignment: 1)
    memory[0] = 9
    try await ends.writer.write(UnsafeRawBufferPointer(memory))
    try await ends.writer.write(UnsafeRawPointer(try #require(memory.baseAddress)), count: 1)
    memory.deallocate()
    #expect(try await ends.writer.write([]) == 0)
    #expect(try await ends.reader.read(upToCount: 100) == [1, 2, 0xc3, 0xa9, 3, 4, 9, 9])
    ends.close()
  }

  @Test func someIsWritten() async throws {
    let ends = try Ends.pipe()
    let count = try await ends.writer.writeSome(Self.large)
    #expect(count > 0 && count < Self.large.count)
    #expect(try await ends.reader.read(upToCount: Self.large.count).count == count)
    ends.close()
  }

  @Test func writersGiveUp() async throws {
    let ends = try Ends.pipe()
    #expect(await ending { try await ends.writer.write(Self.large, timeout: .milliseconds(10)) } == .timedOut)
    let writer = Task { await ending { try await ends.writer.write(Self.large) } }
    try await untilWaited(for: ends.writer, .writing)
    writer.cancel()
    #expect(await writer.value == .cancelled)
    ends.close()
  }

  @Test func aSocketWithoutPeerIsAnErrorAndNoSignal() async throws {
    let ends = try Ends.sockets()
    try ends.closeReader()
    #expect(await ending { try await ends.writer.write([1]) } == .failed(EPIPE))
    #expect(await ending { try await ends.writer.send([1]) } == .failed(EPIPE))
    ends.close()
  }

  @Test func aRegularFileIsWritten() async throws {
    let path = "unblock-write-\(getpid())"
    let file = Descriptor(open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600))
    defer { unlink(path) }
    #expect(try await file.write(Self.large) == Self.large.count)
    #expect(try await file.writeSome([1, 2]) == 2)
    lseek(file.rawValue, 0, SEEK_SET)
    #expect(try await file.readToEnd() == Self.large + [1, 2])
    try file.close()
  }

  @Test func aNamedPipeIsWrittenOnThreads() async throws {
    let path = "unblock-fifo-w-\(getpid())"
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    let fifo = Descriptor(open(path, O_RDWR))
    let count = 200_000
    let reader = Task {
      var bytes: [UInt8] = []
      while bytes.count < count { bytes += try await fifo.read(upToCount: 65536) }
      return bytes
    }
    try await fifo.write(Self.large, count: count)
    #expect(try await reader.value == Array(Self.large.prefix(count)))
    try fifo.close()
  }
}
