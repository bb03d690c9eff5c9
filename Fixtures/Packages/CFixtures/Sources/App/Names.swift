import CHeaders
import CNames
import CSystem

func names(reader: Reader) async {
  var reader = reader
  _ = lookup(key: "a")  // finding: blocking-sleep
  _ = glance(key: "a")  // silent
  _ = reader.next()  // finding: blocking-fd-io
  _ = reader.peek()  // silent
  _ = Reader(path: "data")  // finding: blocking-fd-io
  _ = Reader(descriptor: 1)  // silent
  _ = reader.size  // finding: blocking-fd-io
  _ = reader.descriptor  // silent
  _ = Reader.scan(path: "data")  // finding: blocking-fd-io
  _ = simple(1)  // finding: blocking-sleep
}

func callMarked() -> Int32 { names_marked(1) }

func attributes() async {
  _ = callMarked()  // finding: noasync-call
  _ = names_declared(1)  // finding: blocking-wait
  _ = names_trusted_quiet(1)  // silent
  names_fetch(1) { _ in }  // finding: blocking-sleep
}

func targets() async {
  _ = names_through_other_target("data")  // finding: blocking-fd-io
  _ = names_through_other_target_quiet(1)  // silent
}

func headers() async {
  _ = headers_read(0)  // finding: blocking-fd-io
  _ = headers_peek_quiet(0)  // silent
  _ = headers_nested(0)  // finding: blocking-fd-io
  _ = shim_reap(1)  // finding: blocking-process
  _ = shim_look_quiet(1)  // silent
}
