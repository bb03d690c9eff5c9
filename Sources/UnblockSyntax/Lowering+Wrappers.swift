@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

extension SummaryBuilder {
  /// The first attribute of a property that may be a wrapper: those of the language are written in lower case.
  func possibleWrapper(among attributes: RawAttributeListSyntax) -> RawAttributeSyntax? {
    for case .attribute(let attribute) in attributes {
      guard let name = attribute.attributeName.as(RawIdentifierTypeSyntax.self)?.name.tokenText, let first = name.first else { continue }
      if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) { return attribute }
    }
    return nil
  }

  /// `@Wrapper(argument) var x = value` calls the wrapper's initialiser, and gives it the value as `wrappedValue`.
  mutating func lower(_ wrapper: RawAttributeSyntax, value: ID<Expression>?) {
    guard let token = wrapper.attributeName.as(RawIdentifierTypeSyntax.self)?.name else { return }
    var arguments = value.map { [Argument(label: name(literal: "wrappedValue"), value: $0, isTrailing: false)] } ?? []
    if let written = wrapper.arguments.flatMap({ RawLabeledExprListSyntax($0) }) {
      for argument in written { arguments.append(Argument(label: argument.label.map { name($0) }, value: lower(argument.expression), isTrailing: false)) }
    }
    let (type, range) = (name(token), byteRange(token))
    let id = append(.call(callee: append(.name(type), range), append(arguments)), byteRange(wrapper))
    if case .call(_, let list) = summary[id].kind { use(closuresIn: list, of: id) }
    addSite(id, type, range, isCall: true)
  }
}
