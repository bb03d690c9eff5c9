// Nothing is imported: the bridging header of the target's settings says it all.
func bridged(fd: Int32, buffer: UnsafeMutableRawPointer) async {
  bridged_pause()  // finding: blocking-sleep
  _ = bridged_double_quiet(2)  // silent
  _ = legacy_read(fd, buffer, 10)  // finding: blocking-fd-io
  _ = store_open("path")  // finding: blocking-fd-io
  sleep(1)  // finding: blocking-sleep
}
