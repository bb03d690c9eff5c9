import CStore

func helper(_ path: String) -> Int32 { store_open(path) }

func direct(fd: Int32, items: UnsafeMutablePointer<Int32>, buffer: UnsafeMutableRawPointer) async {
  _ = store_open("data")  // finding: blocking-fd-io
  _ = store_close_quiet(fd)  // silent
  _ = store_read(fd, buffer, 10)  // finding: blocking-fd-io
  _ = store_size_quiet(fd)  // silent
  _ = helper("data")  // finding: blocking-fd-io
  _ = store_through_helper(fd)  // finding: blocking-sleep
  _ = store_through_helper_quiet(fd)  // silent
  _ = store_two_files(fd)  // finding: blocking-sleep
  _ = store_recursive(fd, 3)  // finding: blocking-sleep
  _ = store_private_namesake(fd)  // silent
}

func pointers(fd: Int32) async {
  _ = store_pointer(fd)  // finding: blocking-fd-io
  _ = store_pointer_quiet(fd)  // silent
  _ = store_table(fd)  // finding: blocking-fd-io
  _ = store_table_quiet(fd)  // silent
  _ = store_table_positional(fd)  // finding: blocking-fd-io
  _ = store_table_by_pointer(fd)  // finding: blocking-fd-io
  _ = store_field_assigned(fd)  // finding: blocking-fd-io
  _ = store_field_assigned_quiet(fd)  // silent
  _ = store_handlers(fd, 1)  // finding: blocking-fd-io
  _ = store_handlers_quiet(fd, 1)  // silent
  _ = store_chosen(fd, true)  // finding: blocking-fd-io
  _ = store_system_pointer(fd)  // finding: blocking-sleep
  _ = store_copied_pointer(fd)  // finding: blocking-fd-io
  _ = store_unknown_pointer_quiet(fd) { Int($0) }  // silent
}

func callbacks(items: UnsafeMutablePointer<Int32>) async {
  store_sort(items, 10)  // finding: blocking-sleep
  store_sort_quiet(items, 10)  // silent
  _ = store_in_thread_quiet()  // silent
  store_each(3) { _ in _ = store_open("data") }  // finding: blocking-fd-io
  store_each(3) { _ in _ = store_close_quiet(1) }  // silent
  store_each_nested(3) { _ in _ = store_open("data") }  // finding: blocking-fd-io
  store_later { _ in _ = store_open("data") }  // silent
  store_apply_own()  // finding: blocking-sleep
  store_apply_own_quiet()  // silent
  store_apply_once()  // finding: blocking-sleep
  store_apply_once_quiet()  // silent
  store_keep_quiet()  // silent
}

func macros(fd: Int32) async {
  _ = store_macro(fd)  // finding: blocking-fd-io
  _ = store_macro_quiet(fd)  // silent
  _ = store_slow_path(fd)  // finding: blocking-sleep
  _ = store_dead_branch_quiet(fd)  // silent
  _ = store_wrapped_in_do(fd)  // finding: blocking-sleep
}

func loops(fd: Int32) async {
  store_spin()  // finding: busy-wait
  store_spin_quiet()  // silent
  store_spin_atomic()  // finding: busy-wait
  _ = store_count()  // finding: heavy-cpu
  _ = store_count_quiet()  // silent
  _ = store_count_down()  // finding: heavy-cpu
  _ = store_count_by_steps()  // finding: heavy-cpu
  _ = store_count_early_quiet(100)  // silent
  store_wait_in_loop(fd)  // finding: blocking-fd-io
  _ = store_fibonacci(40)  // finding: heavy-cpu
  _ = store_fibonacci_quiet(40)  // silent
}

func plain(fd: Int32) {
  _ = store_open("data")  // silent
}

actor Store {
  func open() -> Int32 { store_open("data") }  // finding: blocking-fd-io
}
