import Foundation
import Testing

/// `PublicAPI.txt`, in the folder of each library's tests, lists every public declaration of the library. What users call must not change by accident.
///
/// To change it on purpose: `UPDATE_PUBLIC_API=1 swift test --filter PublicAPI`, and look at the difference.
@Suite struct PublicAPITests {
  @Test(arguments: ["UnblockRuntime", "UnblockFoundation"]) func isWhatTheListSays(library: String) throws {
    let list = root.appending(path: "Tests/\(library)Tests/PublicAPI.txt")
    let declarations = try publicDeclarations(of: library).joined(separator: "\n") + "\n"
    if ProcessInfo.processInfo.environment["UPDATE_PUBLIC_API"] != nil {
      try declarations.write(to: list, atomically: true, encoding: .utf8)
    }
    let listed = try String(contentsOf: list, encoding: .utf8)
    let (old, new) = (Set(listed.split(separator: "\n")), Set(declarations.split(separator: "\n")))
    #expect(old.subtracting(new).isEmpty, "gone")
    #expect(new.subtracting(old).isEmpty, "added; see the comment of this test")
    #expect(listed == declarations)
  }

  @Test func declarationsAreFound() {
    let text = """
      public struct A: B {
        /// public func notThis()
        public var x: Int { get }
        public internal(set) var y = "public {"
        func hidden() {}
        public func f(
          _ a: Int, g: () -> Void = {}
        ) async throws -> Int where A: B { if x { } }
      }
      public enum E { case one, two(Int) }
      public enum F: Int {
        /// x
        case three = 1
        var z: Int { switch self { case .three: 1 } }
      }
      extension C { public static let q = 1 }
      extension D {
        @discardableResult
        public init(a: Int) { }
      }
      """
    #expect(
      declarations(in: text) == [
        "public struct A: B", "A.public var x: Int", "A.public internal(set) var y",
        "A.public func f( _ a: Int, g: () -> Void = {} ) async throws -> Int where A: B",
        "public enum E", "E.case one, two(Int)", "public enum F: Int", "F.case three = 1", "C.public static let q", "D.public init(a: Int)",
      ])
  }
}

// Tests/UnblockRuntimeTests/ is two folders below the package.
private let root = URL(filePath: #filePath).resolvingSymlinksInPath()
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

private func publicDeclarations(of library: String) throws -> [String] {
  let sources = root.appending(path: "Sources/\(library)")
  let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
  var all: [String] = []
  for case let file as URL in files where file.pathExtension == "swift" {
    all += declarations(in: try String(contentsOf: file, encoding: .utf8))
  }
  #expect(all.count > 20)
  return all.sorted()
}

/// The public declarations in the text of a source file, each with the types around it, as far as the head: what comes before a body or a value.
///
/// It goes by words and braces. Our own sources are written so that this is enough.
private func declarations(in source: String) -> [String] {
  var reader = DeclarationReader(text: Array(withoutComments(source)))
  return reader.read()
}

private func withoutComments(_ source: String) -> String {
  source.split(separator: "\n", omittingEmptySubsequences: false).map { line in
    let code = line.drop { $0 == " " }
    return code.hasPrefix("//") || code.hasPrefix("#") ? "" : String(line)
  }.joined(separator: "\n")
}

private struct DeclarationReader {
  let text: [Character]
  private var position = 0
  /// The types whose braces are open, each with the depth inside and whether it is a public enum.
  private var scopes: [(name: String, depth: Int, isPublicEnum: Bool)] = []
  private var depth = 0
  private var found: [String] = []

  init(text: [Character]) { self.text = text }

  mutating func read() -> [String] {
    while position < text.count {
      switch text[position] {
      case "\"": skipString()
      case "{":
        depth += 1
        position += 1
      case "}":
        depth -= 1
        while let last = scopes.last, last.depth > depth { scopes.removeLast() }
        position += 1
      case let letter where letter.isLetter: readWord()
      default: position += 1
      }
    }
    return found
  }

  private mutating func readWord() {
    let start = position
    let word = nextWord()
    let isAtType = scopes.last.map { $0.depth == depth } ?? (depth == 0)
    if word == "public" {
      position = start
      readDeclaration(isPublic: true)
    } else if isAtType, ["extension", "struct", "enum", "class", "actor", "protocol"].contains(word) {
      position = start
      readDeclaration(isPublic: false)
    } else if isAtType, word == "case", scopes.last?.isPublicEnum == true {
      position = start
      found.append(path + head())
    }
  }

  private mutating func readDeclaration(isPublic: Bool) {
    let head = head()
    if isPublic, !head.hasPrefix("public import") { found.append(path + head) }
    let words = head.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.map(String.init)
    guard position < text.count, text[position] == "{",
      let keyword = words.firstIndex(where: { ["extension", "struct", "enum", "class", "actor", "protocol"].contains($0) }),
      words.indices.contains(keyword + 1), !words[..<keyword].contains("func"), !words[..<keyword].contains("var")
    else { return }
    let isPublicEnum = isPublic && words[keyword] == "enum"
    scopes.append((words[keyword + 1], depth + 1, isPublicEnum))
  }

  private var path: String { scopes.map { $0.name + "." }.joined() }

  /// Up to the brace or the value, with parentheses kept whole, and spaces made single.
  private mutating func head() -> String {
    var head = ""
    var parentheses = 0
    while position < text.count {
      let character = text[position]
      if character == "(" || character == "[" { parentheses += 1 }
      if character == ")" || character == "]" { parentheses -= 1 }
      let isAtEnd = character == "{" || character == "\n" && !head.hasSuffix(",") && !continues
      let isValue = character == "=" && !head.contains("case ")
      if parentheses == 0, isAtEnd || isValue || character == "}" { break }
      head.append(character.isNewline ? " " : character)
      position += 1
    }
    return head.split(separator: " ").joined(separator: " ")
  }

  /// Whether the line after this one goes on with the declaration.
  private var continues: Bool {
    let next = text[(position + 1)...].drop { $0 == " " }.prefix(6)
    return next.starts(with: ")") || next.starts(with: "->") || next.starts(with: "where ") || next.starts(with: "async ")
  }

  private mutating func nextWord() -> String {
    var word = ""
    while position < text.count, text[position].isLetter || text[position].isNumber || text[position] == "_" {
      word.append(text[position])
      position += 1
    }
    return word
  }

  private mutating func skipString() {
    position += 1
    while position < text.count, text[position] != "\"", text[position] != "\n" {
      position += text[position] == "\\" ? 2 : 1
    }
    position += 1
  }
}
