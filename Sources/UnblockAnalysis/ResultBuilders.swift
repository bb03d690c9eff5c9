import UnblockModel

/// A body that a result builder puts together, and where it begins.
struct BuilderUser {
  var function: FunctionKey
  var range: ByteRange
}

extension Propagation {
  /// The functions of a builder that every body with a statement runs.
  private static let builderFunctions: Set<String> = ["buildExpression", "buildBlock", "buildPartialBlock", "buildFinalResult"]

  /// The functions and closures whose statements a result builder collects, if `callee` is one of its functions.
  func users(ofBuilder callee: FunctionKey) -> [BuilderUser] {
    let function = index[callee]
    guard function.kind == .function, function.modifiers.contains(.isStatic), Self.builderFunctions.contains(index.text(function.name, in: callee.unit)) else { return [] }
    guard let builder = resolver.enclosingType(of: callee), resolver.isResultBuilder(builder) else { return [] }
    return index.program.units.indices.flatMap { users(of: builder, in: $0) }
  }

  private func users(of builder: TypeID, in unit: Int) -> [BuilderUser] {
    let functions = index.summary(unit).functions
    return functions.indices.flatMap { place -> [BuilderUser] in
      let key = FunctionKey(unit: unit, id: ID(place))
      var result: [BuilderUser] = []
      if functions[place].hasBody, functions[place].kind != .initialValue, resolver.builds(functions[place].attributes, with: builder, in: unit) {
        result.append(BuilderUser(function: key, range: functions[place].nameRange))
      }
      if functions[place].parameters.contains(where: { resolver.builds($0.attributes, with: builder, in: unit) }) { result += closures(givenTo: key, for: builder) }
      return result
    }
  }

  /// The closures that calls of a function give for parameters with the builder's attribute.
  private func closures(givenTo callee: FunctionKey, for builder: TypeID) -> [BuilderUser] {
    candidates.sites(of: words.words(for: callee), for: callee).flatMap { key -> [BuilderUser] in
      guard index[key].isCall, case .functions([callee], _) = resolver.callee(of: index[key].expression, in: key.function) else { return [] }
      guard case .call(_, let list) = index[ExpressionKey(unit: key.function.unit, id: index[key].expression)].kind else { return [] }
      return index.summary(key.function.unit)[list].enumerated().compactMap { place, argument in
        guard case .closure(let closure) = index.summary(key.function.unit)[argument.value].kind else { return nil }
        let parameter = resolver.parameter(of: callee, for: place, of: index[key].expression, in: key.function)
        guard let parameter, resolver.builds(parameter.attributes, with: builder, in: callee.unit) else { return nil }
        let body = FunctionKey(unit: key.function.unit, id: closure)
        return BuilderUser(function: body, range: index[body].nameRange)
      }
    }
  }

  /// The mentions that may be of dynamic members: of any name.
  func membersLookedUp(by callee: FunctionKey) -> [SiteKey] {
    guard resolver.isDynamicMember(callee) else { return [] }
    sitesByName.asked.insertAll()
    var result: [SiteKey] = []
    for unit in index.program.units.indices {
      let functions = index.summary(unit).functions
      for place in functions.indices {
        for (number, site) in functions[place].sites.enumerated() where !site.isCall {
          result.append(SiteKey(function: FunctionKey(unit: unit, id: ID(place)), place: number))
        }
      }
    }
    return result
  }
}

extension Resolver {
  fileprivate func isResultBuilder(_ id: TypeID) -> Bool {
    (entry(id)?.declarations ?? []).contains { key in index[key].attributes.contains { index.typeName($0, in: key.unit) == "resultBuilder" } }
  }

  fileprivate func builds(_ attributes: [ID<TypeReference>], with builder: TypeID, in unit: Int) -> Bool {
    attributes.contains { attribute in
      guard case .nominal(builder) = resolve(attribute, in: unit, scope: nil) else { return false }
      return true
    }
  }
}
