import CUnblockClang
import UnblockModel

/// The macros of a translation unit, and where its own files use them.
struct Macros {
  struct Definition {
    var cursor: CXCursor
    var isOwn: Bool
    var isFunctionLike: Bool
  }

  struct Use {
    var name: String
    var end: Int
  }

  private(set) var definitions: [String: Definition] = [:]
  private var uses: [CXFile: [Int: Use]] = [:]
  private var words: [String: [String]] = [:]
  /// What was found out for `words(of:_:)`: some macros stand before every function of a library.
  private var expansions: [String: [String]] = [:]

  mutating func add(definition cursor: CXCursor, isOwn: Bool, _ unit: ClangUnit) {
    if !expansions.isEmpty { expansions = [:] }
    definitions[unit.spelling(cursor)] = Definition(cursor: cursor, isOwn: isOwn, isFunctionLike: unit.clang.isMacroFunctionLike(cursor) != 0)
  }

  mutating func add(use cursor: CXCursor, at place: ClangUnit.Place, _ unit: ClangUnit) {
    uses[place.file, default: [:]][place.start] = Use(name: unit.spelling(cursor), end: place.end)
  }

  func use(at place: ClangUnit.Place) -> Use? { uses[place.file]?[place.start] }

  /// The tokens of a macro's definition, its own name first.
  mutating func tokens(of name: String, _ unit: ClangUnit) -> [String] {
    if let known = words[name] { return known }
    let tokens = definitions[name].map { unit.tokens(of: $0.cursor) } ?? []
    words[name] = tokens
    return tokens
  }

  /// The words that a macro of the package comes to: those of its definition, with its own macros replaced in turn.
  mutating func words(of name: String, _ unit: ClangUnit) -> [String] {
    if let known = expansions[name] { return known }
    let words = expanded(name, unit)
    expansions[name] = words
    return words
  }

  private mutating func expanded(_ name: String, _ unit: ClangUnit) -> [String] {
    var result: [String] = []
    var rest = [name]
    var seen: Set<String> = []
    while let next = rest.popLast() {
      guard seen.insert(next).inserted else { continue }
      guard let definition = definitions[next], definition.isOwn else {
        result.append(next)
        continue
      }
      rest += tokens(of: next, unit).dropFirst().filter { $0.utf8.first.map { $0.isOfWord && !(48...57).contains($0) } ?? false }.reversed()
    }
    return result
  }

  /// What of words names something that the system's headers define as a macro: `O_NONBLOCK`.
  func isSystemConstant(_ name: String) -> Bool {
    guard let definition = definitions[name] else { return false }
    return !definition.isOwn && !definition.isFunctionLike
  }
}
