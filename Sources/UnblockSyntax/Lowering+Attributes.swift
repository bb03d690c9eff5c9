@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Modifiers and attributes.
extension SummaryBuilder {
  mutating func modifiers(_ list: RawDeclModifierListSyntax) -> Modifiers {
    var result = Modifiers.none
    for modifier in list {
      switch modifier.name.tokenText {
      case "static", "class": result.insert(.isStatic)
      case "nonisolated":
        result.insert(.isNonisolated)
        if modifier.detail?.detail.tokenText == "nonsending" { result.insert(.isNonsending) }
      case "isolated": result.insert(.isIsolated)
      case "override": result.insert(.isOverride)
      case "lazy": result.insert(.isLazy)
      case "private", "fileprivate": result.insert(.isPrivate)
      case "mutating": result.insert(.isMutating)
      case "consuming", "__consuming": result.insert(.isConsuming)
      case "public", "open": if modifier.detail == nil { result.insert(.isPublic) }
      default: break
      }
    }
    return result
  }

  /// The attributes that may mean something to the program; what the language itself gives a meaning becomes a modifier.
  mutating func attributes(_ list: RawAttributeListSyntax, _ modifiers: inout Modifiers) -> [ID<TypeReference>] {
    var result: [ID<TypeReference>] = []
    for element in list {
      switch element {
      case .attribute(let attribute): read(attribute, &modifiers, &result)
      case .ifConfigDecl(let node):
        if case .attributes(let list) = activeElements(of: node) { result += attributes(list, &modifiers) }
      }
    }
    return result
  }

  mutating func read(_ attribute: RawAttributeSyntax, _ modifiers: inout Modifiers, _ result: inout [ID<TypeReference>]) {
    switch attribute.attributeName.as(RawIdentifierTypeSyntax.self)?.name.tokenText {
    case "available":
      guard let arguments = attribute.arguments.flatMap({ RawAvailabilityArgumentListSyntax($0) }) else { return }
      for argument in arguments {
        guard let token = RawTokenSyntax(argument.argument) else { continue }
        if token.tokenText == "noasync" { modifiers.insert(.isNoasync) }
        if token.tokenText == "unavailable", arguments.first?.argument.as(RawTokenSyntax.self)?.tokenText == "*" { modifiers.insert(.isUnavailable) }
      }
    case "concurrent": modifiers.insert(.isConcurrent)
    case "inlinable", "usableFromInline", "frozen", "discardableResult", "Sendable", "preconcurrency", "objc", "inline", "unchecked": break
    default: result.append(lower(type: attribute.attributeName))
    }
  }
}
