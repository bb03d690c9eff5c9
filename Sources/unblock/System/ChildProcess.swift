#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Runs a program of the user's `PATH` to its end, with its output on our standard error: our own output is the report.
///
/// - Returns: its exit status, or 128 and the number of the signal that ended it
/// - Throws: `SystemError` if it cannot be started
func runProgram(_ arguments: [String]) throws(SystemError) -> Int32 {
  #if canImport(Darwin)
  var actions: posix_spawn_file_actions_t?
  #else
  var actions = posix_spawn_file_actions_t()
  #endif
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_adddup2(&actions, Stream.errors.descriptor, Stream.output.descriptor)
  var pointers = arguments.map { strdup($0) } + [nil]
  defer { pointers.forEach { free($0) } }
  var process = pid_t()
  let error = posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environ)
  guard error == 0 else {
    errno = error
    throw .last
  }
  var status: Int32 = 0
  while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { throw .last } }
  let signal = status & 0x7f
  return signal == 0 ? (status >> 8) & 0xff : 128 + signal
}
