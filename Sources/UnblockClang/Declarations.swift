import CUnblockClang
import UnblockModel

extension UnitBuilder {
  // MARK: Attributes

  /// What the attributes of a declaration say.
  func attributes(of cursor: CXCursor, _ place: ClangUnit.Place) -> FunctionAttributes {
    let children = unit.children(of: cursor)
    var result = FunctionAttributes()
    if children.contains(where: { CursorKind.firstAttribute...CursorKind.lastAttribute ~= $0.kind }) {
      result = FunctionAttributes(printed: unit.printed(cursor))
    }
    result.addEffects(attributeWords(of: place))
    return result
  }

  /// The words in `__attribute__((…))` and `[[…]]` of a declaration, and in the macros that stand where attributes may.
  private func attributeWords(of place: ClangUnit.Place) -> [String] {
    let text = unit.text(of: place.file)
    var result: [String] = []
    var isAttribute = false
    var (brackets, parentheses) = (0, 0)
    var index = place.start
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: ";"): return result
      case UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: "]"): brackets -= 1
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"):
        parentheses -= 1
        if parentheses == 0 { isAttribute = false }
      default: break
      }
      guard byte.isOfWord else { index += 1; continue }
      let start = index
      while index < text.count, text[index].isOfWord { index += 1 }
      let word = String(decoding: UnsafeBufferPointer(rebasing: text[start..<index]), as: UTF8.self)
      if word == "__attribute__" || word == "__attribute" { isAttribute = true }
      if isAttribute || brackets >= 2 { result.append(word) }
      if parentheses == 0, let macro = macros.definitions[word], macro.isOwn { result += macros.words(of: word, unit) }
    }
    return result
  }

  func apply(_ said: FunctionAttributes, to id: ID<Function>, in file: FileBuilder) {
    if said.isBlocking { file.summary[id].directive = .blocking }
    if said.isNonblocking { file.summary[id].directive = .nonblocking(reason: "declared 'nonblocking'") }
    if said.isNoasync { file.summary[id].modifiers.insert(.isNoasync) }
    if said.isUnavailable { file.summary[id].modifiers.insert(.isUnavailable) }
    for actor in said.globalActors {
      let reference = file.named(actor)
      file.summary[id].attributes.append(reference)
    }
  }

  // MARK: Swift's names

  /// What Swift calls a function by, where an attribute gives it a name of its own: a function that does nothing but call it.
  func addSwiftName(of usr: String, _ cursor: CXCursor, in file: FileBuilder, body: ID<Function>) {
    guard let said = attributes[usr] else { return }
    if let name = said.swiftName, let labels = name.labels { addRenamed(name, labels, of: body, said, in: file) }
    if let completion = said.completion { addAsync(completion, said.swiftName, of: body, in: file) }
  }

  private func addRenamed(_ name: SwiftName, _ labels: [String?], of body: ID<Function>, _ said: FunctionAttributes, in file: FileBuilder) {
    let original = file.summary[body]
    var function = Function(kind: name.kind, name: file.name(name.base), nameRange: original.nameRange, range: original.range)
    function.result = original.result
    function.hasBody = original.hasBody
    function.directive = original.directive
    function.modifiers = original.modifiers.intersection([.isNoasync, .isUnavailable])
    function.attributes = original.attributes
    function.parameters = parameters(labels, without: name.selfPlace, of: original, in: file)
    if !name.type.isEmpty, name.selfPlace == nil, name.base != "init" { function.modifiers.insert(.isStatic) }
    let id = file.append(function, in: FileSummary.topLevel)
    let values = original.parameters.map { _ in file.append(.other, original.nameRange) }
    file.appendCall(.localFunction(body), file.summary[original.name], values, nameRange: original.nameRange, range: original.nameRange, in: id)
    join(id, name, in: file)
  }

  private func parameters(_ labels: [String?], without place: Int?, of original: Function, in file: FileBuilder) -> [Parameter] {
    var result = original.parameters
    for index in result.indices where index < labels.count { result[index].label = labels[index].map(file.name) }
    if let place, place < result.count { result.remove(at: place) }
    return result
  }

  /// Makes a function a member of the type that its name begins with, or the accessor of a property.
  private func join(_ id: ID<Function>, _ name: SwiftName, in file: FileBuilder) {
    let range = file.summary[id].nameRange
    let owner = name.type.isEmpty ? nil : file.type(named: name.type, isDeclared: ownTypes.contains(name.type), range)
    file.summary[id].type = owner
    guard let accessor = name.accessor else {
      if let owner { file.summary[owner].members.append(.function(id)) }
      return
    }
    let variable = property(name.base, in: owner, range, file)
    if accessor == .getter { file.summary[variable].getter = id } else { file.summary[variable].setter = id }
  }

  private func property(_ name: String, in owner: ID<TypeDeclaration>?, _ range: ByteRange, _ file: FileBuilder) -> ID<Variable> {
    let text = file.name(name)
    if let known = file.summary.variables.firstIndex(where: { $0.kind != .local && $0.name == text && $0.parent == owner && ($0.getter ?? $0.setter) != nil }) {
      return ID(known)
    }
    var variable = Variable(kind: owner == nil ? .global : .property, name: text, range: range)
    variable.parent = owner
    let id = file.append(variable)
    if let owner { file.summary[owner].members.append(.variable(id)) } else { file.summary.globals.append(id) }
    return id
  }

  /// `swift_async`: beside the function with a completion handler, Swift sees an async one without.
  private func addAsync(_ completion: Int, _ name: SwiftName?, of body: ID<Function>, in file: FileBuilder) {
    let original = file.summary[body]
    guard completion < original.parameters.count else { return }
    var function = Function(
      kind: .function, name: name.map { file.name($0.base) } ?? original.name, nameRange: original.nameRange, range: original.range)
    function.isAsync = true
    function.hasBody = false
    function.parameters = original.parameters
    for (index, label) in (name?.labels ?? []).enumerated() where index < function.parameters.count {
      function.parameters[index].label = label.map(file.name)
    }
    function.parameters.remove(at: completion)
    let id = file.append(function, in: FileSummary.topLevel)
    if let name, !name.type.isEmpty { join(id, name, in: file) }
  }
}

extension SwiftName {
  fileprivate var kind: Function.Kind {
    switch accessor {
    case .getter: .getter
    case .setter: .setter
    case nil: base == "init" ? .initializer : .function
    }
  }
}
