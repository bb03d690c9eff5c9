#if canImport(Glibc)
  public import Glibc
#elseif canImport(Musl)
  public import Musl
#elseif canImport(Darwin)
  public import Darwin
#endif

/// Where a socket is to be connected to: the address as the system wants it, in a value that can be kept while a task is suspended.
public struct SocketAddress: Sendable, Hashable {
  private var bytes: [UInt8]

  /// Copies an address of any family.
  public init(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
    bytes = Array(UnsafeRawBufferPointer(start: address, count: Int(length)))
  }

  public init(_ address: sockaddr_in) { bytes = withUnsafeBytes(of: address) { Array($0) } }
  public init(_ address: sockaddr_in6) { bytes = withUnsafeBytes(of: address) { Array($0) } }
  public init(_ address: sockaddr_un) { bytes = withUnsafeBytes(of: address) { Array($0) } }

  /// The address family, such as `AF_INET`.
  public var family: Int32 {
    withSystemAddress { address, _ in Int32(address.pointee.sa_family) }
  }

  /// Calls `body` with the address, which is valid as long as the call takes, and its length in bytes.
  public func withSystemAddress<T>(_ body: (UnsafePointer<sockaddr>, socklen_t) throws -> T) rethrows -> T {
    // Room for any address, so that the family can be read of one that is too short.
    var storage = sockaddr_storage()
    withUnsafeMutableBytes(of: &storage) { $0.copyBytes(from: bytes.prefix($0.count)) }
    return try withUnsafePointer(to: &storage) { storage in
      try storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { try body($0, socklen_t(bytes.count)) }
    }
  }
}

/// Where a connection comes from, as accept(2) tells it.
struct PeerAddress: Sendable {
  private var storage = sockaddr_storage()
  private var length: socklen_t = 0

  /// accept(2) itself: it waits if the descriptor is in blocking mode.
  mutating func accept(_ descriptor: Int32) -> Int32 {
    length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return withUnsafeMutablePointer(to: &storage) { storage in
      storage.withMemoryRebound(to: sockaddr.self, capacity: 1) { systemAccept(descriptor, $0, &length) }
    }
  }

  /// Copies as much of the address as there is room for; `room` becomes the length of all of it, as accept(2) has it.
  func copy(to address: UnsafeMutablePointer<sockaddr>, _ room: inout socklen_t) {
    withUnsafeBytes(of: storage) { bytes in
      let count = min(Int(room), Int(length), bytes.count)
      if let start = bytes.baseAddress { UnsafeMutableRawPointer(address).copyMemory(from: start, byteCount: count) }
    }
    room = length
  }
}
