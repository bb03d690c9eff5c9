import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct DescriptorSocketTests {
  /// A listening socket on a free port of the loopback interface, and its address.
  private func listener(isListening: Bool = true) throws -> (Descriptor, SocketAddress) {
    let descriptor = Descriptor(socket(AF_INET, streamSocket, 0))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    try #require(SocketAddress(address).withSystemAddress { bind(descriptor.rawValue, $0, $1) } == 0)
    if isListening { try #require(listen(descriptor.rawValue, 64) == 0) }
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutablePointer(to: &address) {
      _ = $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor.rawValue, $0, &length) }
    }
    return (descriptor, SocketAddress(address))
  }

  @Test(arguments: [true, false]) func acceptAndConnect(isListenerBlocking: Bool) async throws {
    let (listener, address) = try listener()
    if !isListenerBlocking { setNonBlocking(listener) }
    let server = Task { try await listener.accept() }
    try await untilWaited(for: listener)
    let client = Descriptor(socket(AF_INET, streamSocket, 0))
    try await client.connect(to: address)
    #expect(isBlocking(client))
    let connection = try await server.value
    #expect(isBlocking(connection))
    #expect(isBlocking(listener) == isListenerBlocking)
    try await client.write("ping")
    #expect(String(decoding: try await connection.read(upToCount: 10), as: UTF8.self) == "ping")
    try await connection.send(Array("pong!".utf8), count: 4)
    var buffer = [UInt8](repeating: 0, count: 10)
    #expect(try await client.recv(into: &buffer, count: 10, flags: Int32(MSG_PEEK)) == 4)
    #expect(try await client.recv(into: &buffer) == 4)
    try connection.close()
    #expect(try await client.recv(into: &buffer) == 0)
    try client.close()
    try listener.close()
  }

  /// Two tasks, one connection: the one that gets none must not be stuck on a thread.
  @Test func acceptorsTakeTurns() async throws {
    let (listener, address) = try listener()
    let servers = (0..<4).map { _ in Task { await ending { try await listener.accept().close() } } }
    let client = Descriptor(socket(AF_INET, streamSocket, 0))
    try await client.connect(to: address)
    try await untilWaited(for: listener)
    for server in servers { server.cancel() }
    var endings: [Ending] = []
    for server in servers { endings.append(await server.value) }
    #expect(endings.filter { $0 == .returned }.count <= 1)
    #expect(endings.allSatisfy { $0 == .returned || $0 == .cancelled })
    try client.close()
    try listener.close()
  }

  @Test func refusalAndTimeouts() async throws {
    let (listener, _) = try listener()
    #expect(await ending { _ = try await listener.accept(timeout: .milliseconds(10)) } == .timedOut)
    try listener.close()
    let (deaf, address) = try self.listener(isListening: false)
    let client = Descriptor(socket(AF_INET, streamSocket, 0))
    #expect(await ending { try await client.connect(to: address) } == .failed(ECONNREFUSED))
    try client.close()
    try deaf.close()
    #expect(await ending { _ = try await Descriptor(100_000).accept() } == .failed(EBADF))
  }

  @Test func aFullUnixListenerIsWaitedFor() async throws {
    let path = "unblock-socket-\(getpid())"
    var name = sockaddr_un()
    name.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &name.sun_path) { $0.copyBytes(from: path.utf8) }
    let address = SocketAddress(name)
    let listener = Descriptor(socket(AF_UNIX, streamSocket, 0))
    try #require(address.withSystemAddress { bind(listener.rawValue, $0, $1) } == 0)
    defer { unlink(path) }
    try #require(listen(listener.rawValue, 1) == 0)
    let clients = (0..<6).map { _ in
      let client = Descriptor(socket(AF_UNIX, streamSocket, 0))
      return (client, Task { try await client.connect(to: address) })
    }
    for _ in clients { try await listener.accept().close() }
    for (client, connecting) in clients {
      try await connecting.value
      try client.close()
    }
    try listener.close()
  }

  @Test func allOfItIsReceived() async throws {
    let ends = try Ends.sockets()
    let receiver = Task {
      var buffer = [UInt8](repeating: 0, count: 6)
      let count = try await ends.reader.recv(into: &buffer, flags: Int32(MSG_WAITALL))
      return Array(buffer[..<count])
    }
    for byte: UInt8 in 1...6 {
      try await untilWaited(for: ends.reader)
      try await ends.writer.send([byte])
    }
    #expect(try await receiver.value == [1, 2, 3, 4, 5, 6])
    ends.close()
  }

  @Test func datagramsStayWhole() async throws {
    let ends = try Ends.sockets(datagramSocket)
    try await ends.writer.send([1, 2, 3])
    try await ends.writer.send([4])
    var buffer = [UInt8](repeating: 0, count: 10)
    #expect(try await ends.reader.recv(into: &buffer) == 3)
    #expect(try await ends.reader.recv(into: &buffer) == 1)
    ends.close()
  }

  @Test func whatIsNoSocketIsAnError() async throws {
    let ends = try Ends.pipe()
    var buffer: [UInt8] = [0]
    #expect(await ending { _ = try await ends.reader.recv(into: &buffer) } == .failed(ENOTSOCK))
    #expect(await ending { try await ends.writer.send([1]) } == .failed(ENOTSOCK))
    ends.close()
  }

  @Test func addressesKeepTheirFamily() {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    #expect(SocketAddress(address).family == AF_INET6)
    #expect(SocketAddress(address) == SocketAddress(address))
  }
}
