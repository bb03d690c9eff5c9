/// Why a file is not linted, and what can be done about it.
enum FileProblem: Error, Hashable {
  case unreachable(SystemError)
  case tooLarge
  case utf16
  case binary

  var message: String {
    switch self {
    case .unreachable(.notFound): "no such file or folder"
    case .unreachable(.notPermitted): "permission denied; make it readable, or exclude it in '.unblock.yml'"
    case .unreachable(let error): "cannot be read: \(error.message)"
    case .tooLarge: "larger than 64 MiB; exclude it in '.unblock.yml'"
    case .utf16: "not UTF-8, as Swift source must be, but UTF-16; save it as UTF-8"
    case .binary: "not Swift source, as it has NUL bytes; remove it, or exclude it in '.unblock.yml'"
    }
  }
}

/// Reads a source file.
///
/// Bytes that are not UTF-8 are no problem and stay as they are: the parser steps over them, positions stay true, and
/// reports show U+FFFD in their place. A file with NUL bytes near its beginning is something else than text.
func readSource(_ path: AbsolutePath) throws(FileProblem) -> [UInt8] {
  let bytes: [UInt8]
  do throws(SystemError) {
    bytes = try contents(of: path, upTo: largestSource)
  } catch {
    throw .unreachable(error)
  }
  if let problem = problem(ofSource: bytes) { throw problem }
  return bytes
}

/// What is wrong with the text of a file, if anything.
func problem(ofSource bytes: [UInt8]) -> FileProblem? {
  if bytes.count > largestSource { return .tooLarge }
  if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .utf16 }
  // In place: a slice of an array asks at each byte whether it has one.
  return bytes.withUnsafeBufferPointer { $0.prefix(8192).contains(0) } ? .binary : nil
}

/// Offsets have 32 bits, and nobody writes so much; what is larger was generated, or is no source at all.
let largestSource = 64 << 20
