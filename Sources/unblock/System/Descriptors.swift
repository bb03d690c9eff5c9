#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that is open for as long as the value lives.
final class OpenFile: Sendable {
  let stream: Stream

  init(reading path: AbsolutePath) throws(SystemError) {
    let descriptor = open(path.string, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last }
    stream = Stream(descriptor: descriptor)
  }

  deinit { close(stream.descriptor) }

  var size: Int {
    var status = stat()
    return fstat(stream.descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  /// Makes its modification time the present one, as a mark that it is in use.
  func touch() { futimens(stream.descriptor, nil) }
}

extension Stream {
  /// Reads a stretch of a regular file; less where the file ends.
  func read(_ length: Int, at offset: Int) throws(SystemError) -> [UInt8] {
    var error: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: max(length, 0)) { buffer, count in
      while count < length {
        let result = pread(descriptor, buffer.baseAddress! + count, length - count, off_t(offset + count))
        if result == 0 { return }
        if result > 0 { count += result } else if errno != EINTR { return error = .last }
      }
    }
    if let error { throw error }
    return bytes
  }
}

/// Writes a file so that it is there as a whole or not at all, whoever else writes it and whenever this process ends: under another
/// name first, which then takes the place of the old file.
func replace(_ path: AbsolutePath, with bytes: [UInt8]) throws(SystemError) {
  guard let folder = path.parent else { throw .notPermitted }
  let temporary = folder.appending("\(temporaryPrefix)\(getpid())-\(UInt64.random(in: 0...UInt64.max))")
  do throws(SystemError) {
    try withFile(temporary, O_WRONLY | O_CREAT | O_EXCL) { file throws(SystemError) in try file.write(bytes) }
    guard rename(temporary.string, path.string) == 0 else { throw .last }
  } catch {
    remove(temporary)
    throw error
  }
}

/// What files are called while they are written.
let temporaryPrefix = ".unblock-"

func remove(_ path: AbsolutePath) { unlink(path.string) }

/// Makes a folder that only the user can read, and the folders above it.
func makeFolder(_ folder: AbsolutePath) throws(SystemError) {
  if mkdir(folder.string, 0o700) == 0 || errno == EEXIST { return }
  guard errno == ENOENT, let parent = folder.parent else { throw .last }
  try makeFolder(parent)
  guard mkdir(folder.string, 0o700) == 0 || errno == EEXIST else { throw .last }
}
