import ArgumentParser

/// Where the compiler's index is, which tells exactly what each call calls.
struct IndexArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read exact callees from this index store. (default: the one that 'swift build' left in the package)", valueName: "path"),
    completion: .directory)
  var indexStore: String?

  @Flag(help: "Tell callees from the text alone, though there is an index.")
  var noIndex = false

  @Option(help: ArgumentHelp("The libIndexStore of the toolchain. (default: the one beside 'swift')", valueName: "path"), completion: .file())
  var libIndexStore: String?

  @Flag(help: "Run 'swift build --build-tests' in the package first, so that the index is up to date.")
  var build = false

  func validate() throws {
    if noIndex, indexStore != nil || build { throw ValidationError("'--no-index' contradicts '--index-store' and '--build'") }
  }
}
