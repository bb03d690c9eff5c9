#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Opens a file for a while.
func withFile<Result>(
  _ path: AbsolutePath, _ flags: Int32, _ body: (Stream) throws(SystemError) -> Result
) throws(SystemError) -> Result {
  let descriptor = open(path.string, flags | O_CLOEXEC, 0o666)
  guard descriptor >= 0 else { throw .last }
  defer { close(descriptor) }
  return try body(Stream(descriptor: descriptor))
}

/// Reads a regular file. Anything else (a pipe that nobody writes to) might hold us for ever, and is refused.
func contents(of path: AbsolutePath, upTo limit: Int) throws(SystemError) -> [UInt8] {
  try withFile(path, O_RDONLY | O_NONBLOCK) { file throws(SystemError) in
    var status = stat()
    guard fstat(file.descriptor, &status) == 0 else { throw .last }
    guard FileStatus(status).kind == .file else { throw SystemError(code: EINVAL) }
    return try file.read(upTo: limit, expecting: min(FileStatus(status).size, limit))
  }
}

func write(_ text: String, to path: AbsolutePath) throws(SystemError) {
  try withFile(path, O_WRONLY | O_CREAT | O_TRUNC) { file throws(SystemError) in try file.write(text) }
}
