import Yams

/// Reads a file that holds one mapping, or nothing. Throws all that is wrong with it.
func readMapping(
  text: String, path: String, _ read: (inout MappingReader) -> Void
) throws(RuleFileErrors) {
  let log = ErrorLog(path: path)
  guard let root = try compose(text, path: path) else { return }
  _ = NodeReader(node: root, log: log).mapping(read)
  if !log.errors.isEmpty { throw RuleFileErrors(log.errors) }
}

/// The tree of the text; nil for a file without any.
private func compose(_ text: String, path: String) throws(RuleFileErrors) -> Node? {
  do {
    // The basic resolver takes every scalar as text: what `0` or `nil` means depends on the key, and is ours to say.
    let root = try Yams.compose(yaml: text, Resolver.basic)
    return root?.scalar?.string.isEmpty == true ? nil : root
  } catch let error as YamlError {
    throw RuleFileErrors([RuleFileError(error, path: path)])
  } catch {
    throw RuleFileErrors([RuleFileError("\(error)", at: Location(path: path, line: 1, column: 1))])
  }
}

extension RuleFileError {
  fileprivate init(_ error: YamlError, path: String) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      self.init("malformed YAML: \(problem)", at: Location(path: path, line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let keys, let context):
      let location = Location(path: path, line: context.mark.line, column: context.mark.column)
      self.init("key '\(keys.first ?? "")' is given twice in one mapping", at: location)
    default:
      self.init("malformed YAML: \(error)", at: Location(path: path, line: 1, column: 1))
    }
  }
}
