import UnblockModel

/// The code that may count on an effect, where what blocks need not be there. Others are told if they give it to the object themselves.
enum Home: Hashable {
  /// `if let cache { cache.store(data) }`: whether there is a cache, and which, decide those who use the module. Most have it made without.
  case module(Int, object: TypeID)
  /// `if let path = options.log { try Data(contentsOf: path) }`: the object was made without, unless somebody gave it a path. Its own methods
  /// are told all the same. No type: the code stands in none.
  case type(TypeID?, part: String)
}

extension Resolver {
  func isAtHome(_ function: FunctionKey, _ home: Home) -> Bool {
    switch home {
    case .module(let module, _): index.program.units[function.unit].module == module
    case .type(let type, _): type != nil && enclosingType(of: function) == type
    }
  }

  /// Whether a function gives an object what blocks, as far as its text, and that of the functions around it, tells.
  func provides(_ function: FunctionKey, for home: Home) -> Bool {
    switch home {
    case .module(_, let object): mentions(object, in: function)
    case .type(_, let part): sites(of: function) { site, summary in
      guard case .call(_, let list) = summary[site.expression].kind else { return false }
      return summary[list].contains { argument in argument.label.map { summary[$0] == part } ?? false }
    }
    }
  }

  /// Whether a type's name stands in a function, or in those around it.
  func mentions(_ type: TypeID, in function: FunctionKey) -> Bool {
    guard let last = name(of: type).split(separator: ".").last else { return false }
    return sites(of: function) { site, summary in summary[site.name] == last }
  }

  private func sites(of function: FunctionKey, contain isWanted: (Site, UnitSummary) -> Bool) -> Bool {
    let summary = index.summary(function.unit)
    var current: ID<Function>? = function.id
    while let id = current {
      if body(of: FunctionKey(unit: function.unit, id: id)).sites.contains(where: { isWanted($0, summary) }) { return true }
      current = summary[id].parent
    }
    return false
  }

  /// Where the object of a call may be missing: it is of a protocol's type, and was taken out of an optional that is no parameter of the function.
  ///
  /// - Parameter body: what the call may come to
  func home(ofObjectCalledAt key: SiteKey, running body: FunctionKey) -> Home? {
    let summary = index.summary(key.function.unit)
    guard case .call(let called, _) = summary[index[key].expression].kind, case .member(let base?, _) = summary[called].kind else { return nil }
    guard let value = unwrapped(base, in: key.function.unit), nominal(type(of: base, in: key.function)) != nil,
      !isConcreteType(type(of: base, in: key.function))
    else { return nil }
    if case .local = summary[value].kind { return nil }
    return enclosingType(of: body).map { .module(index.program.units[key.function.unit].module, object: $0) }
  }

  /// Where what a blocking call is given may be missing: it was taken out of a part of a property, and that part is nil unless somebody gave it.
  ///
  /// `if let tls = self.configuration.tls { Context(tls) }`, with `init(tls: TLS? = nil)`.
  func home(ofArgumentsAt site: Site, in function: FunctionKey) -> Home? {
    let summary = index.summary(function.unit)
    guard case .call(_, let list) = summary[site.expression].kind else { return nil }
    for argument in summary[list] {
      guard let value = unwrapped(argument.value, in: function.unit), case .member(let base?, let name) = summary[value].kind else { continue }
      guard isProperty(base, in: function.unit), case .variable(let part) = access(value, in: function), isNilByDefault(part) else { continue }
      return .type(enclosingType(of: function), part: summary[name])
    }
    return nil
  }

  /// What `if let` or `guard let` took a variable's value out of.
  private func unwrapped(_ expression: ID<Expression>, in unit: Int) -> ID<Expression>? {
    let summary = index.summary(unit)
    guard case .local(let variable) = summary[expression].kind, summary[variable].modifiers.contains(.isUnwrapped) else { return nil }
    guard case .value(let value) = summary[variable].source else { return nil }
    return value
  }

  /// `configuration`, `self.configuration`.
  private func isProperty(_ expression: ID<Expression>, in unit: Int) -> Bool {
    switch index.summary(unit)[expression].kind {
    case .name: return true
    case .member(let base?, _):
      if case .selfReference = index.summary(unit)[base].kind { return true }
      return isProperty(base, in: unit)
    default: return false
    }
  }

  /// Whether an initialiser leaves a property nil where it is not given.
  private func isNilByDefault(_ property: VariableKey) -> Bool {
    guard index[property].kind == .property, let type = index[property].parent.flatMap({ index.typeIDs[property.unit][Int($0.index)] }) else { return false }
    let name = index.text(index[property].name, in: property.unit)
    return (entry(type)?.declarations ?? []).contains { key in
      index[key].members.contains { member in
        guard case .function(let id) = member else { return false }
        let function = FunctionKey(unit: key.unit, id: id)
        guard index[function].kind == .initializer else { return false }
        return index[function].parameters.indices.contains { place in
          let parameter = index[function].parameters[place]
          guard index.text(index.summary(key.unit)[parameter.variable].name, in: key.unit) == name else { return false }
          guard let (value, _) = defaultValue(ofParameter: place, of: function) else { return false }
          return index.summary(key.unit)[value].kind == .nilLiteral
        }
      }
    }
  }
}
