import SwiftParser
import SwiftSyntax

/// What a `Package.swift` says about its targets, as far as it can be told from the text: nothing is run.
package struct PackageManifest: Sendable {
  package struct Target: Sendable, Equatable {
    package enum Kind: Sendable { case library, executable, test, plugin, macro, systemLibrary, other }

    package var name: String
    package var kind: Kind
    /// The folder, where one is written.
    package var path: String?
    package var exclude: [String] = []
    package var sources: [String] = []
    /// The names of the targets and products that it depends on.
    package var dependencies: [String] = []
    /// `MainActor`, of `.defaultIsolation(MainActor.self)`.
    package var defaultIsolation: String?
    /// The folder of the headers that other targets see, from the target's own; nil: `include`.
    package var publicHeadersPath: String?
    package var cSettings: [CSetting] = []
  }

  package var targets: [Target]
  /// `c11`, `gnu99`: the language standard of all C targets.
  package var cLanguageStandard: String?

  package init(parsing text: String) {
    let visitor = TargetVisitor(viewMode: .sourceAccurate)
    visitor.walk(Parser.parse(source: text))
    let shared = visitor.shared
    let reader = CSettingReader(constants: visitor.constants)
    cLanguageStandard = visitor.cLanguageStandard
    targets = visitor.targets.map { target in
      var target = target
      if target.defaultIsolation == nil, visitor.usingShared.contains(target.name) { target.defaultIsolation = shared }
      target.cSettings = reader.settings(visitor.cSettings[target.name])
      return target
    }
  }
}

/// Finds `.target(name: …)` and its kin wherever they stand in the manifest.
private final class TargetVisitor: SyntaxVisitor {
  var targets: [PackageManifest.Target] = []
  /// The isolation that a constant of the manifest holds, and the targets that use one: `swiftSettings: settings`.
  var shared: String?
  var usingShared: Set<String> = []
  /// The values of constants, and of the arguments `cSettings:`, which may name constants that are declared below.
  var constants: [String: ExprSyntax] = [:]
  var cSettings: [String: ExprSyntax] = [:]
  var cLanguageStandard: String?

  override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
    for binding in node.bindings {
      if let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text, let value = binding.initializer?.value { constants[name] = value }
      // A constant with the package itself, or with targets, is looked into by the walk.
      guard let value = binding.initializer?.value, !value.description.contains("target") else { continue }
      shared = shared ?? defaultIsolation(in: Syntax(value))
    }
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if let standard = argument("cLanguageStandard", of: node)?.as(MemberAccessExprSyntax.self) { cLanguageStandard = standard.declName.baseName.text }
    guard let member = node.calledExpression.as(MemberAccessExprSyntax.self), let kind = kind(member.declName.baseName.text) else { return .visitChildren }
    guard let name = string(argument("name", of: node)) else { return .visitChildren }
    // `.target(name:)` inside `dependencies:` names a target and declares none.
    guard !isDependency(node) else { return .skipChildren }
    var target = PackageManifest.Target(name: name, kind: kind)
    target.path = string(argument("path", of: node))
    target.exclude = strings(argument("exclude", of: node))
    target.sources = strings(argument("sources", of: node))
    target.publicHeadersPath = string(argument("publicHeadersPath", of: node))
    cSettings[name] = argument("cSettings", of: node)
    target.dependencies = dependencies(argument("dependencies", of: node))
    if let settings = argument("swiftSettings", of: node) {
      target.defaultIsolation = defaultIsolation(in: Syntax(settings))
      if settings.is(DeclReferenceExprSyntax.self) || settings.is(SequenceExprSyntax.self) { usingShared.insert(name) }
    }
    targets.append(target)
    return .skipChildren
  }

  private func kind(_ name: String) -> PackageManifest.Target.Kind? {
    switch name {
    case "target": .library
    case "executableTarget": .executable
    case "testTarget": .test
    case "plugin": .plugin
    case "macro": .macro
    case "systemLibrary": .systemLibrary
    case "binaryTarget": .other
    default: nil
    }
  }

  private func isDependency(_ node: FunctionCallExprSyntax) -> Bool {
    var current = node.parent
    while let parent = current {
      if let argument = parent.as(LabeledExprSyntax.self), let label = argument.label?.text { return label == "dependencies" }
      current = parent.parent
    }
    return false
  }

  private func argument(_ label: String, of node: FunctionCallExprSyntax) -> ExprSyntax? {
    node.arguments.first { $0.label?.text == label }?.expression
  }

  private func string(_ expression: ExprSyntax?) -> String? {
    expression?.as(StringLiteralExprSyntax.self)?.representedLiteralValue
  }

  private func strings(_ expression: ExprSyntax?) -> [String] {
    expression?.as(ArrayExprSyntax.self)?.elements.compactMap { string($0.expression) } ?? []
  }

  /// `"Name"`, `.target(name: "Name")`, `.product(name: "Name", package: …)`.
  private func dependencies(_ expression: ExprSyntax?) -> [String] {
    expression?.as(ArrayExprSyntax.self)?.elements.compactMap { element in
      if let call = element.expression.as(FunctionCallExprSyntax.self) { return string(argument("name", of: call)) }
      return string(element.expression)
    } ?? []
  }

  private func defaultIsolation(in node: Syntax) -> String? {
    for token in node.tokens(viewMode: .sourceAccurate) where token.text == "defaultIsolation" {
      var next = token.nextToken(viewMode: .sourceAccurate)
      while let candidate = next, candidate.text == "(" { next = candidate.nextToken(viewMode: .sourceAccurate) }
      guard let name = next?.text, name != "nil" else { return nil }
      return name
    }
    return nil
  }
}
