import SwiftParser
import SwiftSyntax

extension PackageManifest {
  package init(parsing text: String) {
    let tree = Parser.parse(source: text)
    let visitor = ManifestVisitor(definitions: ManifestDefinitions(tree))
    visitor.walk(tree)
    name = visitor.name
    products = visitor.products
    // Where both are written, the text does not tell which counts; a path beside a URL is most often for those who work on both.
    let remote = Set(visitor.dependencies.filter { !$0.isPath }.map(\.identity))
    dependencies = visitor.dependencies.filter { !$0.isPath || !remote.contains($0.identity) }
    let reader = CSettingReader(constants: constants(in: tree))
    cLanguageStandard = visitor.cLanguageStandard
    cxxLanguageStandard = visitor.cxxLanguageStandard
    targets = visitor.targets.map { target in
      var target = target.adding(visitor.settingsOfAll)
      target.cSettings = reader.settings(visitor.settings[target.name]?["cSettings"])
      target.cxxSettings = reader.settings(visitor.settings[target.name]?["cxxSettings"])
      target.swiftFlags = reader.settings(visitor.settings[target.name]?["swiftSettings"]).filter(\.isUnsafe)
      return target
    }
  }
}

extension PackageManifest.Dependency {
  fileprivate var isPath: Bool {
    if case .path = location { true } else { false }
  }
}

extension PackageManifest.Target {
  fileprivate func adding(_ settings: ManifestSettings) -> Self {
    var result = self
    result.defaultIsolation = defaultIsolation ?? settings.defaultIsolation
    result.isNonsendingByDefault = isNonsendingByDefault || settings.isNonsendingByDefault
    return result
  }
}

/// Finds `.target(name: …)` and its kin, products and packages, wherever they stand in the manifest.
private final class ManifestVisitor: SyntaxVisitor {
  let definitions: ManifestDefinitions
  var name: String?
  /// The arguments `cSettings:`, `cxxSettings:` and `swiftSettings:`, by target.
  var settings: [String: [String: ExprSyntax]] = [:]
  var cLanguageStandard: String?
  var cxxLanguageStandard: String?
  var targets: [PackageManifest.Target] = []
  var products: [PackageManifest.Product] = []
  var dependencies: [PackageManifest.Dependency] = []
  /// What a loop over `package.targets` gives to each.
  var settingsOfAll = ManifestSettings()

  init(definitions: ManifestDefinitions) {
    self.definitions = definitions
    super.init(viewMode: .sourceAccurate)
  }

  override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
    // A loop that asks for names gives to some of them only.
    guard node.sequence.trimmedDescription == "package.targets", !node.description.contains(".name") else { return .visitChildren }
    settingsOfAll.add(definitions.settings(in: Syntax(node.body)))
    return .visitChildren
  }

  override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    if node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "Package" {
      name = name ?? string("name", of: node)
      cLanguageStandard = argument("cLanguageStandard", of: node)?.as(MemberAccessExprSyntax.self)?.declName.baseName.text
      cxxLanguageStandard = argument("cxxLanguageStandard", of: node)?.as(MemberAccessExprSyntax.self)?.declName.baseName.text
    }
    guard let member = node.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text else { return .visitChildren }
    if member == "package" { return add(packageOf: node) }
    guard let name = string("name", of: node) else { return .visitChildren }
    if ["library", "executable", "plugin"].contains(member), let listed = argument("targets", of: node) {
      products.append(PackageManifest.Product(name: name, targets: strings(listed)))
      return .skipChildren
    }
    guard let kind = kind(member) else { return .visitChildren }
    // `.target(name:)` among dependencies names a target and declares none.
    if !isDependency(Syntax(node)) { targets.append(target(name, kind, node)) }
    return .skipChildren
  }

  private func add(packageOf node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
    let name = string("name", of: node)
    if let path = string("path", of: node) {
      dependencies.append(PackageManifest.Dependency(name: name, location: .path(path)))
    } else if let url = string("url", of: node) {
      dependencies.append(PackageManifest.Dependency(name: name, location: .url(url)))
    }
    return .skipChildren
  }

  private func target(_ name: String, _ kind: PackageManifest.Target.Kind, _ node: FunctionCallExprSyntax) -> PackageManifest.Target {
    var target = PackageManifest.Target(name: name, kind: kind)
    target.path = string("path", of: node)
    target.publicHeadersPath = string("publicHeadersPath", of: node)
    target.pkgConfig = string("pkgConfig", of: node)
    for label in ["cSettings", "cxxSettings", "swiftSettings"] { settings[name, default: [:]][label] = argument(label, of: node) }
    target.exclude = strings(argument("exclude", of: node))
    target.sources = strings(argument("sources", of: node))
    if let written = argument("dependencies", of: node) {
      (target.dependencies, target.hasUnreadDependencies) = dependencies(in: written)
    }
    return target.adding(argument("swiftSettings", of: node).map { definitions.settings(in: Syntax($0)) } ?? ManifestSettings())
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

  /// It stands in a list of dependencies, or is the value of a constant that stands there.
  private func isDependency(_ node: Syntax) -> Bool {
    for parent in sequence(first: node, next: \.parent) {
      if let argument = parent.as(LabeledExprSyntax.self), let label = argument.label?.text { return label == "dependencies" }
      let written = parent.as(PatternBindingSyntax.self)?.typeAnnotation?.description ?? parent.as(ExtensionDeclSyntax.self)?.extendedType.description
      if let written, written.contains("Dependency") { return true }
    }
    return false
  }
}

// MARK: - Arguments

extension ManifestVisitor {
  private func argument(_ label: String, of node: FunctionCallExprSyntax) -> ExprSyntax? {
    node.arguments.first { $0.label?.text == label }?.expression
  }

  private func string(_ label: String, of node: FunctionCallExprSyntax) -> String? { argument(label, of: node).flatMap(string) }

  private func string(_ expression: ExprSyntax) -> String? {
    definitions.value(of: expression).as(StringLiteralExprSyntax.self)?.representedLiteralValue
  }

  private func strings(_ expression: ExprSyntax?) -> [String] {
    expression.map { definitions.elements(of: $0).elements.compactMap(string) } ?? []
  }

  /// - Returns: the dependencies that can be read, and whether there are others
  private func dependencies(in expression: ExprSyntax) -> ([PackageManifest.Target.Dependency], Bool) {
    let (elements, isAll) = definitions.elements(of: expression)
    let read = elements.map(dependency)
    return (read.compactMap { $0 }, !isAll || read.contains(nil))
  }

  /// `"Name"`, `.target(name: "Name")`, `.product(name: "Name", package: …)`, a constant that holds one of them.
  private func dependency(_ element: ExprSyntax) -> PackageManifest.Target.Dependency? {
    if let name = string(element) { return .byName(name) }
    guard let call = definitions.value(of: element).as(FunctionCallExprSyntax.self), let name = string("name", of: call) else { return nil }
    switch call.calledExpression.as(MemberAccessExprSyntax.self)?.declName.baseName.text {
    case "target": return .target(name)
    case "product": return .product(name, package: string("package", of: call))
    case "byName": return .byName(name)
    default: return nil
    }
  }
}

/// The values of a manifest's constants.
private func constants(in tree: SourceFileSyntax) -> [String: ExprSyntax] {
  let bindings = tree.statements.compactMap { $0.item.as(VariableDeclSyntax.self) }.flatMap(\.bindings)
  return bindings.reduce(into: [:]) { result, binding in
    if let name = binding.pattern.as(IdentifierPatternSyntax.self)?.identifier.text { result[name] = binding.initializer?.value }
  }
}
