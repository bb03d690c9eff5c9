#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// This program itself.
func ownExecutable() -> AbsolutePath {
  #if canImport(Darwin)
  var size: UInt32 = 4096
  var buffer = [CChar](repeating: 0, count: Int(size))
  guard _NSGetExecutablePath(&buffer, &size) == 0 else { return AbsolutePath(CommandLine.arguments[0], in: currentFolder()) }
  #else
  var buffer = [CChar](repeating: 0, count: 4096)
  guard readlink("/proc/self/exe", &buffer, buffer.count - 1) > 0 else { return AbsolutePath(CommandLine.arguments[0], in: currentFolder()) }
  #endif
  return AbsolutePath(String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self), in: .root)
}

/// Runs a program that reads all of its input before it writes; what it says on standard error goes nowhere.
///
/// - Parameter seconds: how long it may take before it is ended; nil: as long as it likes
/// - Returns: what it wrote, however it ended
func run(_ program: AbsolutePath, _ arguments: [String], input: [UInt8], seconds: Int? = nil) throws(SystemError) -> [UInt8] {
  var output: [UInt8] = []
  try run(program, arguments, input: input, seconds: seconds) { output += $0 }
  return output
}

/// The same, for those who want to know what the program writes as soon as it does.
func run(_ program: AbsolutePath, _ arguments: [String], input: [UInt8], seconds: Int? = nil, receive: (ArraySlice<UInt8>) -> Void) throws(SystemError) {
  let toChild = try closingPipe()
  let fromChild = try closingPipe()
  var actions = FileActions()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, toChild.read, 0)
  posix_spawn_file_actions_adddup2(&actions, fromChild.write, 1)
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  let copies = ([program.string] + arguments).map { strdup($0) }
  defer { copies.forEach { free($0) } }
  var child: pid_t = 0
  let error = posix_spawn(&child, program.string, &actions, nil, copies + [nil], environ)
  close(toChild.read)
  close(fromChild.write)
  defer { close(fromChild.read) }
  guard error == 0 else {
    close(toChild.write)
    throw SystemError(code: error)
  }
  // A child that ends before it has read everything says so by its answers.
  try? Stream(descriptor: toChild.write).write(input)
  close(toChild.write)
  let isOver = receiveAll(of: fromChild.read, until: seconds.map { ContinuousClock.now + .seconds($0) }, receive)
  if !isOver { kill(child, SIGKILL) }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
}

/// Reads until the end, or until the time is up: then the answer is false.
private func receiveAll(of descriptor: Int32, until deadline: ContinuousClock.Instant?, _ receive: (ArraySlice<UInt8>) -> Void) -> Bool {
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let left = deadline.map { max(($0 - ContinuousClock.now) / .milliseconds(1), 0) }
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let isReady = poll(&state, 1, left.map { Int32(min($0, 1e9).rounded(.up)) } ?? -1)
    if isReady < 0, errno == EINTR { continue }
    guard isReady > 0 else { return false }
    let count = readBytes(descriptor, &buffer, buffer.count)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return true }
    receive(buffer.prefix(count))
  }
}

/// The system's, which the functions of this file hide.
private let readBytes: @Sendable (Int32, UnsafeMutableRawPointer?, Int) -> Int = read

/// Before other threads are there that might read it.
func setEnvironment(_ name: String, _ value: String) { setenv(name, value, 1) }

/// Ends this process unless it is called again in time.
func limitTime(seconds: Int) { alarm(UInt32(seconds)) }

#if canImport(Darwin)
private typealias FileActions = posix_spawn_file_actions_t?
#else
private typealias FileActions = posix_spawn_file_actions_t
#endif

/// Both ends are closed in other children.
func closingPipe() throws(SystemError) -> (read: Int32, write: Int32) {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw .last }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  return (ends[0], ends[1])
}
