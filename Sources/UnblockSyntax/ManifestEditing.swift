import SwiftParser
import SwiftSyntax

/// Adds dependencies to the text of a manifest; everything else stays as it is, to the byte.
///
/// Only lists that are written as literals are added to, where they stand in `Package(…)` or are the value of a constant that stands there.
///
/// - Returns: nil where some list is computed, or where the additions do not show in the result
package func manifest(_ text: String, adding additions: ManifestAdditions) -> String? {
  var result = text
  // One after the other, as two may go to the same place.
  if let line = additions.packageLine {
    guard let next = adding(to: result, { $0.insertion(of: line, intoPackage: $1) }) else { return nil }
    result = next
  }
  for addition in additions.targetLines {
    let next = adding(to: result) { editor, package in
      editor.target(addition.target, of: package).flatMap { editor.insertion(of: addition.line, intoTarget: $0) }
    }
    guard let next else { return nil }
    result = next
  }
  return shows(additions, in: PackageManifest(parsing: result), before: PackageManifest(parsing: text)) ? result : nil
}

private func adding(to text: String, _ insertions: (ManifestEditor, FunctionCallExprSyntax) -> [Insertion]?) -> String? {
  let editor = ManifestEditor(text)
  return editor.package.flatMap { insertions(editor, $0) }.map { applying($0, to: text) }
}

private struct Insertion {
  var offset: Int
  var text: String
}

private func applying(_ insertions: [Insertion], to text: String) -> String {
  var bytes = Array(text.utf8)
  for insertion in insertions.enumerated().sorted(by: { ($0.element.offset, $0.offset) > ($1.element.offset, $1.offset) }).map(\.element) {
    bytes.insert(contentsOf: insertion.text.utf8, at: insertion.offset)
  }
  return String(decoding: bytes, as: UTF8.self)
}

private func shows(_ additions: ManifestAdditions, in manifest: PackageManifest, before: PackageManifest) -> Bool {
  let packages = manifest.dependencies.count - before.dependencies.count
  return packages == (additions.packageLine == nil ? 0 : 1)
    && manifest.targets.count == before.targets.count
    && additions.targetLines.allSatisfy { addition in
      let counts = [manifest, before].map { $0.targets.first { $0.name == addition.target }?.dependencies.count ?? 0 }
      return counts[0] == counts[1] + additions.targetLines.count { $0.target == addition.target }
    }
}

/// Finds the places of a manifest at which something can be added.
private struct ManifestEditor {
  private let tree: SourceFileSyntax
  private let definitions: ManifestDefinitions
  private let newline: String

  init(_ text: String) {
    tree = Parser.parse(source: text)
    definitions = ManifestDefinitions(tree)
    newline = text.utf8.firstIndex(of: 0x0D) == nil ? "\n" : "\r\n"
  }

  /// `Package(…)`, if there is one.
  var package: FunctionCallExprSyntax? {
    let finder = CallFinder(viewMode: .sourceAccurate)
    finder.walk(tree)
    return finder.calls.count == 1 ? finder.calls[0] : nil
  }

  func target(_ name: String, of package: FunctionCallExprSyntax) -> FunctionCallExprSyntax? {
    guard let list = package.argument("targets")?.expression else { return nil }
    let calls = definitions.elements(of: list).elements.compactMap { definitions.value(of: $0).as(FunctionCallExprSyntax.self) }
    let found = calls.filter { call in
      call.argument("name")?.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue == name
    }
    return found.count == 1 ? found[0] : nil
  }

  func insertion(of line: String, intoPackage package: FunctionCallExprSyntax) -> [Insertion]? {
    if let argument = package.argument("dependencies") { return append(line, to: definitions.value(of: argument.expression)) }
    // SE-0226 and later give the order: what follows the dependencies are targets.
    guard let targets = package.argument("targets") else { return nil }
    guard let indentation = indentation(before: targets.firstToken(viewMode: .sourceAccurate)) else {
      return [Insertion(offset: targets.positionAfterSkippingLeadingTrivia.utf8Offset, text: "dependencies: [\(line)], ")]
    }
    let unit = indentation.isEmpty ? "  " : indentation
    let text = "dependencies: [" + newline + indentation + unit + line + "," + newline + indentation + "]," + newline + indentation
    return [Insertion(offset: targets.positionAfterSkippingLeadingTrivia.utf8Offset, text: text)]
  }

  func insertion(of line: String, intoTarget target: FunctionCallExprSyntax) -> [Insertion]? {
    // A constant that holds the list may hold it for other targets, too.
    if let argument = target.argument("dependencies") { return append(line, to: argument.expression) }
    guard let name = target.argument("name") else { return nil }
    let separator = indentation(before: name.firstToken(viewMode: .sourceAccurate)).map { "," + newline + $0 } ?? ", "
    return [Insertion(offset: name.expression.endPositionBeforeTrailingTrivia.utf8Offset, text: separator + "dependencies: [\(line)]")]
  }

  private func append(_ line: String, to expression: ExprSyntax) -> [Insertion]? {
    guard let array = expression.as(ArrayExprSyntax.self) else { return nil }
    guard let last = array.elements.last else {
      return [Insertion(offset: array.leftSquare.endPositionBeforeTrailingTrivia.utf8Offset, text: line)]
    }
    let end = last.expression.endPositionBeforeTrailingTrivia.utf8Offset
    guard let indentation = indentation(before: last.firstToken(viewMode: .sourceAccurate)) else {
      // `[a, b]`, also with a comma at its end.
      return [Insertion(offset: end, text: ", " + line)]
    }
    // Behind the comments that stand behind the last element; with a comma at its end, if that one has one.
    let text = newline + indentation + line
    guard let comma = last.trailingComma else {
      return [Insertion(offset: end, text: ","), Insertion(offset: last.endPosition.utf8Offset, text: text)]
    }
    return [Insertion(offset: comma.endPosition.utf8Offset, text: text + ",")]
  }

  /// The white space before a token that is the first of its line; nil for others.
  private func indentation(before token: TokenSyntax?) -> String? {
    guard let token, let last = token.leadingTrivia.pieces.lastIndex(where: \.isNewline) else { return nil }
    return token.leadingTrivia.pieces[(last + 1)...].filter(\.isSpaceOrTab).map { Trivia(pieces: [$0]).description }.joined()
  }
}

extension FunctionCallExprSyntax {
  fileprivate func argument(_ label: String) -> LabeledExprSyntax? { arguments.first { $0.label?.text == label } }
}

/// Finds all calls of `Package`.
private final class CallFinder: SyntaxVisitor {
  var calls: [FunctionCallExprSyntax] = []

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "Package" { calls.append(node) }
    return .visitChildren
  }
}

// MARK: - Platforms

/// Whether the package says that it runs on no macOS older than this. Other platforms than Apple's have no such versions.
package func manifestRequires(macOS version: Int, _ text: String) -> Bool {
  guard let platforms = ManifestEditor(text).package?.argument("platforms") else { return false }
  let words = platforms.expression.description.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
  guard let place = words.firstIndex(of: "macOS"), place + 1 < words.count else { return false }
  let number = words[place + 1].drop { !$0.isNumber }.prefix { $0.isNumber }
  return (Int(number) ?? 0) >= version
}
