import SwiftSyntax

/// Settings of a target that change where its code runs.
struct ManifestSettings {
  var defaultIsolation: String?
  var isNonsendingByDefault = false

  mutating func add(_ other: ManifestSettings) {
    defaultIsolation = defaultIsolation ?? other.defaultIsolation
    isNonsendingByDefault = isNonsendingByDefault || other.isNonsendingByDefault
  }
}

/// The constants and functions of a manifest: what targets share is written there.
///
/// Only what stands there as a literal is seen. What is appended to a variable later, or computed, is not.
struct ManifestDefinitions {
  private let values: [String: Syntax]
  /// Constants may lead to each other, also in a circle.
  private let maximumDepth = 8

  init(_ tree: SourceFileSyntax) {
    let visitor = DefinitionVisitor(viewMode: .sourceAccurate)
    visitor.walk(tree)
    values = visitor.values
  }

  /// The expression, or what the constant holds that it names: `name`, `.name`.
  func value(of expression: ExprSyntax) -> ExprSyntax {
    var current = expression
    for _ in 0..<maximumDepth {
      guard let name = name(in: current), let next = values[name]?.as(ExprSyntax.self) else { break }
      current = next
    }
    return current
  }

  private func name(in expression: ExprSyntax) -> String? {
    if let reference = expression.as(DeclReferenceExprSyntax.self) { return reference.baseName.text }
    guard let member = expression.as(MemberAccessExprSyntax.self) else { return nil }
    // `.name`, `Target.Dependency.name`; a member of a value is something else.
    let isOfType = member.base?.trimmedDescription.first?.isUppercase ?? true
    return isOfType ? member.declName.baseName.text : nil
  }

  /// The elements of an array literal, or of a sum of such; and whether these are all.
  func elements(of expression: ExprSyntax) -> (elements: [ExprSyntax], isAll: Bool) {
    var seen: Set<SyntaxIdentifier> = []
    return elements(of: expression, &seen)
  }

  private func elements(of expression: ExprSyntax, _ seen: inout Set<SyntaxIdentifier>) -> (elements: [ExprSyntax], isAll: Bool) {
    let value = value(of: expression)
    // A list that is added twice, or to itself, has nothing new.
    guard seen.insert(value.id).inserted else { return ([], true) }
    if let array = value.as(ArrayExprSyntax.self) { return (array.elements.map(\.expression), true) }
    guard let sum = value.as(SequenceExprSyntax.self) else { return ([], false) }
    let parts = sum.elements.filter { !$0.is(BinaryOperatorExprSyntax.self) }.map { elements(of: $0, &seen) }
    return (parts.flatMap(\.elements), parts.allSatisfy(\.isAll))
  }

  func settings(in node: Syntax) -> ManifestSettings {
    // What has the package itself in it says nothing of one target.
    var seen: Set<String> = ["package"]
    return settings(in: node, &seen)
  }

  private func settings(in node: Syntax, _ seen: inout Set<String>) -> ManifestSettings {
    var result = ManifestSettings()
    for token in node.tokens(viewMode: .sourceAccurate) {
      switch token.tokenKind {
      case .stringSegment("NonisolatedNonsendingByDefault"): result.isNonsendingByDefault = true
      case .identifier("defaultIsolation"): result.defaultIsolation = result.defaultIsolation ?? isolation(after: token)
      case .identifier(let name) where token.parent?.is(DeclReferenceExprSyntax.self) ?? false:
        if let value = values[name], seen.insert(name).inserted { result.add(settings(in: value, &seen)) }
      default: break
      }
    }
    return result
  }

  /// `(MainActor.self)`; `(nil)` is none.
  private func isolation(after token: TokenSyntax) -> String? {
    var next = token.nextToken(viewMode: .sourceAccurate)
    while let candidate = next, candidate.text == "(" { next = candidate.nextToken(viewMode: .sourceAccurate) }
    guard let name = next?.text, name != "nil" else { return nil }
    return name
  }
}

private final class DefinitionVisitor: SyntaxVisitor {
  /// By name, the first of each: initial values, and bodies.
  var values: [String: Syntax] = [:]

  override func visit(_ node: PatternBindingSyntax) -> SyntaxVisitorContinueKind {
    if let name = node.pattern.as(IdentifierPatternSyntax.self)?.identifier.text,
      let value = node.initializer.map({ Syntax($0.value) }) ?? node.accessorBlock.map({ Syntax($0) })
    {
      values[name] = values[name] ?? value
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    if let body = node.body { values[node.name.text] = values[node.name.text] ?? Syntax(body) }
    return .visitChildren
  }
}
