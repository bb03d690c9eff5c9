import Foundation
import SwiftLexicalLookup
import SwiftParser
import SwiftSyntax
import Testing
import UnblockModel
import UnblockSyntax
import UnblockTestSupport

/// Our scopes against those of SwiftLexicalLookup, on real files: is a name bound in the function around it?
@Suite struct LookupTests {
  @Test func localNamesAreThoseOfSwiftLexicalLookup() throws {
    let files = try realFiles()
    let differences = onLargeStack { files.map(compare) }
    let names = differences.map(\.compared).reduce(0, +)
    let wrong = differences.flatMap(\.differences)
    #expect(names > 5_000, "only \(names) names were compared")
    #expect(wrong.isEmpty, "\(wrong.count) of \(names) names are bound differently:\n\(wrong.prefix(40).joined(separator: "\n"))")
  }

  /// Our own sources and a dependency's.
  private func realFiles() throws -> [SourceFile] {
    let package = try #require(checkout("swift-argument-parser"))
    let folders = [package.appendingPathComponent("Sources/ArgumentParser"), projectRoot.appendingPathComponent("Sources")]
    return try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }.sorted().prefix(30).map { path in
        SourceFile(try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8), path: path)
      }
    }
  }
}

private struct Comparison: Sendable {
  var compared = 0
  var differences: [String] = []
}

/// Call this on a large stack.
private func compare(_ file: SourceFile) -> Comparison {
  var result = Comparison()
  let bound = localNames(of: file)
  for reference in references(in: Parser.parse(source: file.text)) {
    let offset = UInt32(reference.positionAfterSkippingLeadingTrivia.utf8Offset)
    guard let ours = bound[offset] else { continue }
    result.compared += 1
    guard ours != isLocal(reference) else { continue }
    result.differences.append("\(file.path):\(file.line(at: offset)): \(reference.baseName.text) is \(ours ? "local to us only" : "local, but not to us")")
  }
  return result
}

/// For each place at which a summary has a plain name: whether it is bound in its function.
private func localNames(of file: SourceFile) -> [UInt32: Bool] {
  let linting = Linting()
  let summary = Array(file.text.utf8).withUnsafeBufferPointer { summarize($0, configuration: linting.settings) }
  var result: [UInt32: Bool] = [:]
  for expression in summary.expressions {
    switch expression.kind {
    case .local, .localFunction, .localType: result[expression.range.start] = true
    case .name where result[expression.range.start] == nil: result[expression.range.start] = false
    default: break
    }
  }
  return result
}

// MARK: - The other side

private func references(in tree: SourceFileSyntax) -> [DeclReferenceExprSyntax] {
  tree.tokens(viewMode: .sourceAccurate).compactMap { token in
    guard let reference = token.parent?.as(DeclReferenceExprSyntax.self), isPlain(reference) else { return nil }
    return reference
  }
}

/// Not the name behind a dot, no operator, and not one of those that the two sides treat differently on purpose: `self`, `$0`, `_`, and the
/// `error` that a `catch` without a pattern binds, of which we keep no declaration.
private func isPlain(_ reference: DeclReferenceExprSyntax) -> Bool {
  if let member = reference.parent?.as(MemberAccessExprSyntax.self), member.declName.id == reference.id { return false }
  let text = reference.baseName.text
  guard reference.baseName.identifier != nil else { return false }
  return !["self", "Self", "super", "_", "error", "init"].contains(text) && !text.hasPrefix("$")
}

/// Whether the innermost declaration that the name may mean stands in a function.
private func isLocal(_ reference: DeclReferenceExprSyntax) -> Bool {
  let names = reference.lookup(reference.baseName.identifier).flatMap(\.names)
  return names.first.map(isLocal) ?? false
}

private func isLocal(_ name: LookupName) -> Bool {
  switch name {
  case .identifier(let node, _): isInFunction(Syntax(node))
  case .declaration(let node): isInFunction(Syntax(node))
  case .implicit: true
  // `case .one(let a), .two(let a)`
  case .equivalentNames(let names): names.first.map(isLocal) ?? false
  }
}

/// Parameters and what is declared in a body; not members, globals and enum cases.
private func isInFunction(_ declaration: Syntax) -> Bool {
  var current: Syntax? = declaration
  while let node = current {
    if node.is(MemberBlockItemSyntax.self) || node.is(SourceFileSyntax.self) { return false }
    if node.is(CodeBlockSyntax.self) || node.is(ClosureExprSyntax.self) || node.is(FunctionParameterSyntax.self) || node.is(AccessorBlockSyntax.self) { return true }
    if node.is(GenericParameterSyntax.self) { return true }
    current = node.parent
  }
  return false
}
