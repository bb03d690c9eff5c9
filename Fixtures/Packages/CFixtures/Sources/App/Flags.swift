import CFlags
import Foundation

func receiving(fd: Int32, buffer: UnsafeMutableRawPointer) async {
  _ = flags_receive(fd, buffer, 10)  // finding: blocking-network
  _ = flags_receive_quiet(fd, buffer, 10)  // silent
  _ = flags_receive_with_others_quiet(fd, buffer, 10)  // silent
  _ = flags_receive_variable_quiet(fd, buffer, 10)  // silent
  _ = flags_receive_macro_quiet(fd, buffer, 10)  // silent
  _ = flags_receive_defined_quiet(fd, buffer, 10)  // silent
  _ = flags_receive_function_macro_quiet(fd, buffer, 10)  // silent
}

func waiting(fd: Int32) async {
  _ = flags_wait(fd)  // finding: blocking-process
  _ = flags_wait_quiet(fd)  // silent
  _ = flags_poll(fd)  // finding: blocking-wait
  _ = flags_poll_quiet(fd)  // silent
  _ = flags_poll_named_quiet(fd)  // silent
  _ = flags_poll_enumerated_quiet(fd)  // silent
  _ = flags_lock(fd)  // finding: blocking-lock
  _ = flags_lock_quiet(fd)  // silent
  flags_long_sleep()  // finding: blocking-sleep
  flags_short_sleep_quiet()  // silent
  flags_only_on_macos_quiet()  // silent
}

func opening(fd: Int32, buffer: UnsafeMutableRawPointer) async {
  _ = flags_blocking_open("data", buffer, 10)  // finding: blocking-fd-io
  _ = flags_nonblocking_open_quiet("data", buffer, 10)  // silent
  _ = flags_random_quiet(buffer, 10)  // silent
  _ = flags_terminal(buffer, 10)  // finding: blocking-fd-io
  flags_set_quiet(fd)  // silent
  _ = flags_set_by_others(buffer, 10)  // finding: blocking-fd-io
  _ = flags_nonblocking_fcntl_quiet(fd, buffer, 10)  // silent
}

func telling(fd: Int32, buffer: UnsafeMutableRawPointer) async {
  _ = flags_wait_as_told(1, 0)  // finding: blocking-process
  _ = flags_wait_as_told(1, WNOHANG)  // silent
  _ = flags_receive_as_told(fd, buffer, 10, 0)  // finding: blocking-network
  _ = flags_receive_as_told(fd, buffer, 10, Int32(MSG_DONTWAIT))  // silent
  _ = flags_poll_told(fd)  // finding: blocking-wait
  _ = flags_poll_told_quiet(fd)  // silent
  _ = flags_nonblocking_told_quiet(fd, buffer, 10)  // silent
  _ = flags_read_told(fd, buffer, 10)  // finding: blocking-fd-io
}
