@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Variables, accessors and subscripts.
extension SummaryBuilder {
  mutating func lower(_ declaration: RawVariableDeclSyntax) {
    var shared = modifiers(declaration.modifiers)
    let attributes = attributes(declaration.attributes, &shared)
    if declaration.bindingSpecifier.tokenText == "let" { shared.insert(.isLet) }
    let isAsyncLet = declaration.modifiers.contains { $0.name.tokenText == "async" }
    let annotations = spreadAnnotations(of: declaration.bindings)
    for (binding, annotation) in zip(declaration.bindings, annotations) {
      let type = annotation.map { lower(type: $0) }
      if isMemberPlace || functionStack.count == 1 && !isNestedScope {
        lower(property: binding, type: type, modifiers: shared, attributes: attributes, written: declaration.attributes)
      } else {
        lower(local: binding, type: type, modifiers: shared, isAsyncLet: isAsyncLet)
      }
    }
  }

  /// `let a, b: Int` gives both names the type.
  private mutating func spreadAnnotations(of bindings: RawPatternBindingListSyntax) -> [RawTypeSyntax?] {
    if let only = bindings.first, bindings.count == 1 { return [only.typeAnnotation?.type] }
    var result: [RawTypeSyntax?] = []
    var following: RawTypeSyntax?
    for binding in bindings.reversed() {
      following = binding.typeAnnotation?.type ?? (binding.initializer == nil ? following : nil)
      result.append(following)
    }
    return result.reversed()
  }

  private mutating func lower(local binding: RawPatternBindingSyntax, type: ID<TypeReference>?, modifiers: Modifiers, isAsyncLet: Bool) {
    if isAsyncLet { suspends() }
    var source = Variable.Source.none
    if let value = binding.initializer?.value {
      let saved = isAwaited
      isAwaited = isAwaited || isAsyncLet
      let lowered = lower(value)
      isAwaited = saved
      if let type { giveBase(type, to: lowered) }
      source = .value(lowered)
    }
    bind(binding.pattern, type: type, source: source, isLet: modifiers.contains(.isLet))
    guard let name = binding.pattern.as(RawIdentifierPatternSyntax.self).map({ name($0.identifier) }), case .variable(let variable)? = self.binding(of: name) else { return }
    store(closureOf: source, in: variable)
    if let block = binding.accessorBlock { lower(block, of: variable, isLocal: true) }
  }

  private mutating func store(closureOf source: Variable.Source, in variable: ID<Variable>) {
    guard case .value(let value) = source, case .closure(let closure) = summary[value].kind else { return }
    summary[closure].use = .stored(in: variable)
  }

  mutating func lower(
    property binding: RawPatternBindingSyntax, type: ID<TypeReference>?, modifiers: Modifiers, attributes: [ID<TypeReference>], written: RawAttributeListSyntax
  ) {
    guard let pattern = binding.pattern.as(RawIdentifierPatternSyntax.self) else {
      if let value = binding.initializer?.value { lower(initialValue: value, name: name(literal: "_"), modifiers: modifiers, attributes: attributes) }
      return
    }
    let isMember = isMemberPlace
    var variable = Variable(kind: isMember ? .property : .global, name: name(pattern.identifier), range: byteRange(pattern))
    variable.type = type
    variable.modifiers = modifiers
    variable.attributes = attributes
    variable.parent = isMember ? typeStack.last : nil
    let id = append(variable)
    if isMember { add(.variable(id)) } else { summary.globals.append(id) }
    if let value = binding.initializer?.value {
      lower(initialValue: value, name: variable.name, type: type, modifiers: modifiers, attributes: attributes, of: id, written: written)
    } else if isMember, let wrapper = possibleWrapper(among: written), wrapper.arguments != nil {
      var function = Function(kind: .initialValue, name: variable.name, nameRange: byteRange(wrapper), range: byteRange(wrapper))
      (function.modifiers, function.attributes, function.type) = (modifiers, attributes, typeStack.last)
      inside(append(function)) { $0.lower(wrapper, value: nil) }
    }
    if let block = binding.accessorBlock { lower(block, of: id, isLocal: false) }
  }

  mutating func lower(
    initialValue value: RawExprSyntax, name: Name, type: ID<TypeReference>? = nil, modifiers: Modifiers, attributes: [ID<TypeReference>],
    of variable: ID<Variable>? = nil, written: RawAttributeListSyntax? = nil
  ) {
    var function = Function(kind: .initialValue, name: name, nameRange: byteRange(value), range: byteRange(value))
    function.modifiers = modifiers
    function.attributes = attributes
    let isMember = isMemberPlace
    if isMember { function.type = typeStack.last }
    let id = append(function)
    inside(id) { builder in
      let expression = builder.lower(value)
      if let type { builder.giveBase(type, to: expression) }
      guard let variable else { return }
      builder.summary[variable].initialValue = id
      builder.summary[variable].source = .value(expression)
      builder.store(closureOf: .value(expression), in: variable)
      if !attributes.isEmpty, isMember, let wrapper = written.flatMap({ builder.possibleWrapper(among: $0) }) { builder.lower(wrapper, value: expression) }
    }
  }

  /// `let x: T = .make()`: an implicit member is one of the written type.
  mutating func giveBase(_ type: ID<TypeReference>, to value: ID<Expression>) {
    var current = value
    while true {
      switch summary[current].kind {
      case .call(let callee, _): current = callee
      case .member(let base?, _): current = base
      case .member(nil, let name):
        let base = append(.type(type), summary[current].range)
        summary.expressions[Int(current.index)].kind = .member(base: base, name)
        return
      default: return
      }
    }
  }

  mutating func lower(_ block: RawAccessorBlockSyntax, of variable: ID<Variable>, isLocal: Bool) {
    let token = summary[variable]
    switch RawAccessorBlockSyntax.Accessors(block.accessors) {
    case .getter(let statements):
      summary[variable].getter = lower(accessor: .getter, of: token, node: block, isAsync: false) { $0.lower(body: statements) }
    case .accessors(let accessors):
      for accessor in accessors { lower(accessor, of: variable, described: token) }
    case nil: break
    }
  }

  mutating func lower(_ accessor: RawAccessorDeclSyntax, of variable: ID<Variable>, described: Variable) {
    let isAsync = accessor.effectSpecifiers?.asyncSpecifier != nil
    let kind: Function.Kind
    switch accessor.accessorSpecifier.tokenText {
    case "get", "_read", "read", "unsafeAddress": kind = .getter
    case "set", "_modify", "modify", "unsafeMutableAddress", "init": kind = .setter
    default: kind = .observer
    }
    let id = lower(accessor: kind, of: described, node: accessor, isAsync: isAsync, throws: accessor.effectSpecifiers?.throwsClause) { builder in
      if kind != .getter { builder.bindValues(of: accessor, type: described.type) }
      if let body = accessor.body { builder.lower(body.statements) }
    }
    if accessor.body == nil { summary[id].hasBody = false }
    if kind == .getter { summary[variable].getter = id } else { summary[variable].setter = id }
  }

  /// The parameter of a setter or observer, or `newValue` and `oldValue`, which it has without naming them.
  private mutating func bindValues(of accessor: RawAccessorDeclSyntax, type: ID<TypeReference>?) {
    if let parameter = accessor.parameters?.name {
      bind(local: parameter, type: type, source: .none)
      return
    }
    for implicit in [name(literal: "newValue"), name(literal: "oldValue")] {
      var variable = Variable(kind: .parameter, name: implicit, range: byteRange(accessor.accessorSpecifier))
      variable.type = type
      bind(implicit, to: .variable(append(variable)))
    }
  }

  mutating func lower(
    accessor kind: Function.Kind, of variable: Variable, node: some RawSyntaxNodeProtocol, isAsync: Bool, throws clause: RawThrowsClauseSyntax? = nil,
    _ body: (inout Self) -> Void
  ) -> ID<Function> {
    var function = Function(kind: kind, name: variable.name, nameRange: variable.range, range: byteRange(node))
    function.modifiers = variable.modifiers
    function.attributes = variable.attributes
    function.type = variable.parent
    function.result = variable.type
    function.isAsync = isAsync
    note(clause, in: &function)
    let id = append(function)
    inside(id, body)
    return id
  }

  mutating func lower(_ node: RawSubscriptDeclSyntax) {
    guard let block = node.accessorBlock else { return }
    switch RawAccessorBlockSyntax.Accessors(block.accessors) {
    case .getter(let statements): lower(subscript: node, kind: .subscriptGetter, isAsync: false) { $0.lower(statements) }
    case .accessors(let accessors):
      for accessor in accessors {
        let isGetter = ["get", "_read", "read"].contains(accessor.accessorSpecifier.tokenText)
        lower(subscript: node, kind: isGetter ? .subscriptGetter : .subscriptSetter, isAsync: accessor.effectSpecifiers?.asyncSpecifier != nil) { builder in
          if !isGetter { builder.bindValues(of: accessor, type: builder.summary[builder.currentFunction].result) }
          if let body = accessor.body { builder.lower(body.statements) } else { builder.summary[builder.currentFunction].hasBody = false }
        }
      }
    case nil: break
    }
  }

  mutating func lower(subscript node: RawSubscriptDeclSyntax, kind: Function.Kind, isAsync: Bool, _ body: (inout Self) -> Void) {
    var function = Function(
      kind: kind, name: name(node.subscriptKeyword), nameRange: byteRange(node.subscriptKeyword), range: byteRange(node))
    function.isAsync = isAsync
    describe(&function, modifiers: node.modifiers, attributes: node.attributes)
    let id = append(function)
    add(.function(id))
    inside(id) { builder in
      builder.bind(generics: node.genericParameterClause)
      builder.constrain(where: node.genericWhereClause)
      builder.bind(parameters: node.parameterClause.parameters)
      builder.summary[id].result = builder.lower(type: node.returnClause.type)
      body(&builder)
    }
  }
}
