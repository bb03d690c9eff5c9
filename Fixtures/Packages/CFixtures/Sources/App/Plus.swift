import CPlus

func methods(fd: Int32, buffer: UnsafeMutableRawPointer) async {
  _ = plus_receive(fd, buffer, 10)  // finding: blocking-fd-io
  _ = plus_size_quiet(fd)  // silent
  plus_static_method()  // finding: blocking-sleep
  _ = plus_other_file("x")  // finding: blocking-process
  _ = plus_other_file_quiet("x")  // silent
  plus_operator()  // finding: blocking-sleep
}

func functions(fd: Int32) async {
  _ = plus_namespace(fd)  // finding: blocking-wait
  _ = plus_namespace_quiet(fd)  // silent
  plus_overload()  // finding: blocking-sleep
  plus_overload_quiet()  // silent
  _ = plus_template()  // finding: blocking-sleep
  _ = plus_template_quiet()  // silent
  plus_hidden()  // finding: blocking-sleep
}

func constructors(fd: Int32) async {
  plus_constructor()  // finding: blocking-sleep
  plus_constructor_quiet()  // silent
  plus_initializer(fd)  // finding: blocking-fd-io
  plus_new()  // finding: blocking-sleep
}

func statements(fd: Int32, buffer: UnsafeMutableRawPointer) async {
  plus_lambda()  // finding: blocking-sleep
  plus_lambda_quiet()  // silent
  plus_callback()  // finding: blocking-sleep
  _ = plus_loop(fd)  // finding: blocking-fd-io
  _ = plus_cast_quiet(fd, buffer, 10)  // silent
  plus_caught()  // finding: blocking-sleep
  _ = plus_defined_quiet()  // silent
  plus_null_quiet()  // silent
}
