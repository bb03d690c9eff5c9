#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

// The calls whose names are also those of methods of `Descriptor` and functions of `Unblocked`, where they could not be said without the module's name.

func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, buffer, count) }
func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, buffer, count) }

func systemReceive(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  recv(descriptor, buffer, count, flags)
}

func systemSend(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
  send(descriptor, buffer, count, flags)
}

func systemAccept(_ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ length: UnsafeMutablePointer<socklen_t>?) -> Int32 {
  accept(descriptor, address, length)
}

func systemConnect(_ descriptor: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t) -> Int32 {
  connect(descriptor, address, length)
}

func systemPoll(_ entries: UnsafeMutablePointer<pollfd>?, _ count: Int, _ timeout: Int32) -> Int32 { poll(entries, .init(count), timeout) }

func systemReceiveFrom(
  _ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int, _ flags: Int32,
  _ address: UnsafeMutablePointer<sockaddr>?, _ length: UnsafeMutablePointer<socklen_t>?
) -> Int {
  recvfrom(descriptor, buffer, count, flags, address, length)
}

func systemSendTo(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int, _ flags: Int32, _ address: UnsafePointer<sockaddr>?, _ length: socklen_t
) -> Int {
  sendto(descriptor, buffer, count, flags, address, length)
}

func systemReceiveMessage(_ descriptor: Int32, _ message: UnsafeMutablePointer<msghdr>?, _ flags: Int32) -> Int {
  recvmsg(descriptor, message, flags)
}

func systemSendMessage(_ descriptor: Int32, _ message: UnsafePointer<msghdr>?, _ flags: Int32) -> Int { sendmsg(descriptor, message, flags) }

/// waitpid(2), without waiting.
func systemReap(_ process: pid_t, _ status: UnsafeMutablePointer<Int32>?, _ options: Int32) -> pid_t { waitpid(process, status, options | WNOHANG) }

/// flock(2), without waiting.
func systemTryToLock(_ descriptor: Int32, _ operation: Int32) -> Int32 { flock(descriptor, operation | LOCK_NB) }

/// close(2). The descriptor is gone whatever it answers, also `EINTR`, on Linux and on Apple's systems.
///
/// - Returns: 0 or the `errno`.
func systemClose(_ descriptor: Int32) -> Int32 { close(descriptor) == 0 || errno == EINTR ? 0 : errno }
