import UnblockModel

/// The async function that does what a sync one does.
extension Resolver {
  /// Of the same type or module, under the same name or with `Async` behind it, with the same labels, and not where the call stands.
  func sibling(of site: Site, in function: FunctionKey) -> CureFacts.Sibling? {
    guard site.isCall, case .functions(let functions, .high) = callee(of: site.expression, in: function), functions.count == 1 else { return nil }
    let sync = functions[0]
    guard index[sync].kind == .function, !index[sync].isAsync else { return nil }
    let base = index.text(index[sync].name, in: sync.unit)
    for name in [base, base + "Async"] {
      guard let symbol = index.symbol(name) else { continue }
      let candidates = namesakes(of: sync, called: symbol).filter { isSibling($0, of: sync) && !encloses($0, function) }
      guard candidates.count == 1 else { continue }
      return CureFacts.Sibling(base: name, isThrowing: index[candidates[0]].modifiers.contains(.isThrowing), declarations: [sync, candidates[0]].map(declaration))
    }
    return nil
  }

  private func declaration(of key: FunctionKey) -> FileRange { FileRange(path: index.program.units[key.unit].path, bytes: index[key].range) }

  private func namesakes(of sync: FunctionKey, called name: Symbol) -> [FunctionKey] {
    let members: [ProgramIndex.Member]
    if let type = enclosingType(of: sync) { members = entry(type)?.members[name] ?? [] } else { members = index.globals(name, from: sync.unit) }
    return members.compactMap { if case .function(let key) = $0 { key } else { nil } }
  }

  private func isSibling(_ key: FunctionKey, of sync: FunctionKey) -> Bool {
    let function = index[key]
    return function.isAsync && function.kind == .function && labels(of: key) == labels(of: sync) && !function.modifiers.contains(.isUnavailable)
      && isStatic(key) == isStatic(sync) && index.program.units[key.unit].module == index.program.units[sync.unit].module
  }

  private func encloses(_ outer: FunctionKey, _ function: FunctionKey) -> Bool {
    outer.unit == function.unit && index[outer].range.contains(index[function].range)
  }
}
