import SwiftParser
import SwiftSyntax

extension PackageManifest {
  /// One of a target's `cSettings`, or of its settings of that form for another language.
  package struct CSetting: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
      /// Relative to the target's folder.
      case headerSearchPath(String)
      case define(String, value: String?)
      case unsafeFlags([String])
    }

    package var kind: Kind

    package var isUnsafe: Bool { if case .unsafeFlags = kind { true } else { false } }

    /// The platforms that it holds for, as the manifest names them (`linux`, `macOS`); empty: all.
    package var platforms: [String] = []
    /// `debug`, `release`; nil: both.
    package var configuration: String?

    package init(kind: Kind, platforms: [String] = [], configuration: String? = nil) {
      (self.kind, self.platforms, self.configuration) = (kind, platforms, configuration)
    }
  }
}

/// Reads `cSettings:` and its kin from an array, a constant that holds one, or sums of those.
struct CSettingReader {
  /// The values of the manifest's constants, by name.
  var constants: [String: ExprSyntax]

  func settings(_ expression: ExprSyntax?, depth: Int = 0) -> [PackageManifest.CSetting] {
    guard let expression, depth < 8 else { return [] }
    if let array = expression.as(ArrayExprSyntax.self) { return array.elements.flatMap { setting($0.expression, depth: depth) } }
    if let name = expression.as(DeclReferenceExprSyntax.self) { return settings(constants[name.baseName.text], depth: depth + 1) }
    if let sequence = expression.as(SequenceExprSyntax.self) { return sequence.elements.flatMap { settings($0, depth: depth + 1) } }
    return []
  }

  private func setting(_ expression: ExprSyntax, depth: Int) -> [PackageManifest.CSetting] {
    guard let call = expression.as(FunctionCallExprSyntax.self), let member = call.calledExpression.as(MemberAccessExprSyntax.self) else {
      guard let name = expression.as(DeclReferenceExprSyntax.self), let value = constants[name.baseName.text] else { return [] }
      return setting(value, depth: depth + 1)
    }
    guard let kind = kind(member.declName.baseName.text, call) else { return [] }
    var setting = PackageManifest.CSetting(kind: kind)
    if let condition = call.arguments.last(where: { $0.label == nil })?.expression.as(FunctionCallExprSyntax.self) { read(condition, into: &setting) }
    return [setting]
  }

  private func kind(_ name: String, _ call: FunctionCallExprSyntax) -> PackageManifest.CSetting.Kind? {
    guard let first = call.arguments.first?.expression else { return nil }
    let text = first.as(StringLiteralExprSyntax.self)?.representedLiteralValue
    switch name {
    case "headerSearchPath": return text.map { .headerSearchPath($0) }
    case "define":
      let value = call.arguments.first { $0.label?.text == "to" }?.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
      return text.map { .define($0, value: value) }
    case "unsafeFlags":
      let flags = first.as(ArrayExprSyntax.self)?.elements.compactMap { $0.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue }
      return flags.map { .unsafeFlags($0) }
    default: return nil
    }
  }

  /// `.when(platforms: [.linux], configuration: .debug)`
  private func read(_ condition: FunctionCallExprSyntax, into setting: inout PackageManifest.CSetting) {
    for argument in condition.arguments {
      switch argument.label?.text {
      case "platforms":
        let values = argument.expression.as(ArrayExprSyntax.self)?.elements.compactMap { $0.expression.as(MemberAccessExprSyntax.self)?.declName.baseName.text }
        setting.platforms = values ?? []
      case "configuration": setting.configuration = argument.expression.as(MemberAccessExprSyntax.self)?.declName.baseName.text
      default: break
      }
    }
  }
}
