#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What a program wrote, and its exit status: 128 and the number of the signal, if one ended it.
struct CapturedProcess: Hashable, Sendable {
  var status: Int32
  var output: String
}

/// Runs a program of the user's `PATH` to its end, without input, and keeps what it writes.
///
/// Call it on the main thread: a signal that `delayingSignals` holds back is handed on to the program and all that it has started.
///
/// - Parameter keepsErrors: whether what it writes to standard error is kept, too, as it comes
/// - Throws: `SystemError` if it cannot be started; `Interrupted` if a signal came
func capture(_ arguments: [String], keepsErrors: Bool) throws -> CapturedProcess {
  let pipe = try closingPipe()
  defer { close(pipe.read) }
  let child: pid_t
  do {
    defer { close(pipe.write) }
    child = try spawn(arguments, output: pipe.write, keepsErrors: keepsErrors)
  }
  var bytes: [UInt8] = []
  while let chunk = nextChunk(of: pipe.read, handingSignalsTo: child) { bytes += chunk }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR { handSignal(to: child) }
  if let signal = waitingSignal { throw Interrupted(signal: signal) }
  let signal = status & 0x7F
  return CapturedProcess(status: signal == 0 ? status >> 8 & 0xFF : 128 + signal, output: String(decoding: bytes, as: UTF8.self))
}

/// Starts a program in a process group of its own, so that all of it can be ended.
private func spawn(_ arguments: [String], output: Int32, keepsErrors: Bool) throws(SystemError) -> pid_t {
  #if canImport(Darwin)
  var actions: posix_spawn_file_actions_t?
  var attributes: posix_spawnattr_t?
  #else
  var actions = posix_spawn_file_actions_t()
  var attributes = posix_spawnattr_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  posix_spawnattr_init(&attributes)
  defer {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_adddup2(&actions, output, 1)
  if keepsErrors {
    posix_spawn_file_actions_adddup2(&actions, output, 2)
  } else {
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
  }
  // What we ignore (`SIGPIPE`) programs do not expect to be ignored.
  var defaults = sigset_t()
  sigemptyset(&defaults)
  sigaddset(&defaults, SIGPIPE)
  sigaddset(&defaults, SIGXFSZ)
  posix_spawnattr_setsigdefault(&attributes, &defaults)
  posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGDEF))
  posix_spawnattr_setpgroup(&attributes, 0)
  var pointers = arguments.map { strdup($0) } + [nil]
  defer { pointers.forEach { free($0) } }
  var child = pid_t()
  let error = posix_spawnp(&child, arguments[0], &actions, &attributes, &pointers, environ)
  guard error == 0 else { throw SystemError(code: error) }
  return child
}

/// What can be read next; nil at the end. A signal that came is handed on, and reading goes on until the program has ended of it.
private func nextChunk(of descriptor: Int32, handingSignalsTo child: pid_t) -> [UInt8]? {
  while true {
    handSignal(to: child)
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    // A signal may come just before the wait begins: it does not last.
    guard poll(&poller, 1, 200) > 0 else { continue }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { return Array(buffer[..<count]) }
    if count == 0 || errno != EINTR { return nil }
  }
}

private func handSignal(to child: pid_t) {
  if let signal = waitingSignal { kill(-child, signal) }
}
