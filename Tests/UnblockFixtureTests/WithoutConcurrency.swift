import SwiftParser
import SwiftSyntax
import UnblockModel
import UnblockTestSupport

/// Takes away all that makes code run where it must not block: `async`, `await`, `actor`, global actors, and the names of
/// everything that gives a context.
///
/// The result need not compile: types and functions of libraries get names that nobody declares. It has to parse, and nothing
/// in it may be reported.
struct WithoutConcurrency {
  private let renamed: Set<String>
  private let actorAttributes: Set<String>

  /// - Parameter files: a program, whose own global actors are taken away too
  init(rules: RuleSet, files: [SourceFile]) {
    renamed = Set(rules.contexts.flatMap(namesThatGiveContexts)).union(["Actor", "GlobalActor", "DistributedActor"])
    let own = files.flatMap { file in
      file.text.matches(of: #/@globalActor(?:\s|\w|@)*?(?:actor|struct|enum|class)\s+(\w+)/#).map { String($0.1) }
    }
    actorAttributes = Set(own + rules.contexts.compactMap { rule in
      if case .attribute(let name) = rule.subject, isOffLimits(rule.runs) { name } else { nil }
    })
  }

  func strip(_ file: SourceFile) -> SourceFile {
    let tree = Parser.parse(source: file.text)
    let parts = tree.tokens(viewMode: .sourceAccurate).map { $0.leadingTrivia.description + replacement(for: $0) + $0.trailingTrivia.description }
    return SourceFile(parts.joined(), path: file.path)
  }

  private func replacement(for token: TokenSyntax) -> String {
    switch token.tokenKind {
    case .keyword(.async), .keyword(.await), .keyword(.distributed), .keyword(.isolated): return ""
    case .keyword(.actor): return "class"
    case .keyword(.in) where isBare(token.parent): return ""
    case .atSign where isActorAttribute(token.parent): return ""
    case .identifier(let name) where isActorAttribute(token.parent?.parent) && actorAttributes.contains(name): return ""
    case .identifier(let name) where name == "globalActor" || name == "concurrent": return name + "X"
    case .identifier(let name) where renamed.contains(name): return name + "X"
    default: return token.text
    }
  }

  /// `{ @MainActor in … }`: nothing is left of the signature.
  private func isBare(_ node: Syntax?) -> Bool {
    guard let signature = node?.as(ClosureSignatureSyntax.self), !signature.attributes.isEmpty else { return false }
    let hasMore = signature.capture != nil || signature.parameterClause != nil || signature.returnClause != nil
    return !hasMore && signature.attributes.allSatisfy { isActorAttribute(Syntax($0)) }
  }

  private func isActorAttribute(_ node: Syntax?) -> Bool {
    guard let name = node?.as(AttributeSyntax.self)?.attributeName.as(IdentifierTypeSyntax.self) else { return false }
    return actorAttributes.contains(name.name.text)
  }
}

private func isOffLimits(_ place: UnblockModel.Place) -> Bool { [.task, .mainActor, .eventLoop].contains(place) }

private func namesThatGiveContexts(_ rule: ContextRule) -> [String] {
  switch rule.subject {
  case .closures(let name, let closures): closures.contains { isOffLimits($0.runs) } ? [word(ofUse: name)] : []
  case .assigned(let name): isOffLimits(rule.runs) ? [word(ofUse: name)] : []
  // Without the protocol or class, the members are any others: their names are also those of APIs (`write`).
  case .members(_, let type): isOffLimits(rule.runs) ? [type] : []
  case .attribute(let name): isOffLimits(rule.runs) ? [name] : []
  }
}

/// The word that every use contains: the base name, or the type for an initialiser.
private func word(ofUse name: SymbolName) -> String {
  name.base == "init" ? name.type.split(separator: ".").last.map(String.init) ?? name.base : name.base
}
