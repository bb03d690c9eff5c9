import ArgumentParser

/// What the process returns.
enum ExitStatus: Int32 {
  /// Nothing was found that is as bad as `--fail-on` says.
  case clean = 0
  case findings = 1
  /// Wrong arguments, or a file that could not be read. Goes before findings: the caller cannot rely on having seen all.
  case trouble = 2

  var exitCode: ExitCode { ExitCode(rawValue) }
}

/// Something that the user must put right before anything can be done, in the words of an error message.
struct UsageError: Error, CustomStringConvertible {
  var description: String
}
