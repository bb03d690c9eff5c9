import CUnblockClang
import UnblockModel

/// What pointers to functions may point to, by the assignments of one translation unit.
struct FunctionPointers {
  /// What is assigned: a function, or what another pointer holds.
  enum Value: Hashable {
    /// By its USR; the name for those without a body here.
    case function(usr: String, name: String)
    case pointer(Place)
  }

  /// Something that holds a pointer: a variable, a field of any value, or a field of one variable.
  struct Place: Hashable {
    var variable: UnitBuilder.Key?
    var field: UnitBuilder.Key?
  }

  struct Call {
    var file: FileBuilder
    var function: ID<Function>
    /// The most precise first.
    var places: [Place]
    var arguments: [ID<Expression>]
    var nameRange: ByteRange
    var range: ByteRange
  }

  struct ParameterUse {
    var type: ID<TypeReference>
    var file: FileBuilder
    var function: String
    var place: Int
    var escapes: Bool
    /// Parameters of functions that it is handed on to.
    var handedTo: [(function: String, place: Int)] = []
  }

  private(set) var values: [Place: [Value]] = [:]
  /// What pointers to structures point to: `ops = &posix`.
  private(set) var targets: [UnitBuilder.Key: Set<UnitBuilder.Key>] = [:]
  var calls: [Call] = []
  private(set) var parameters: [UnitBuilder.Key: ParameterUse] = [:]

  mutating func add(_ value: Value, to place: Place) {
    if !values[place, default: []].contains(value) { values[place, default: []].append(value) }
    // A field of a variable is a field of any value as well.
    if place.variable != nil, let field = place.field { add(value, to: Place(variable: nil, field: field)) }
  }

  mutating func add(target: UnitBuilder.Key, to pointer: UnitBuilder.Key) { targets[pointer, default: []].insert(target) }

  mutating func add(parameter: UnitBuilder.Key, type: ID<TypeReference>, file: FileBuilder, hasBody: Bool, of function: String, place: Int) {
    parameters[parameter] = ParameterUse(type: type, file: file, function: function, place: place, escapes: !hasBody)
  }

  mutating func escape(_ parameter: UnitBuilder.Key) { parameters[parameter]?.escapes = true }
  mutating func hand(_ parameter: UnitBuilder.Key, to function: String, _ place: Int) { parameters[parameter]?.handedTo.append((function, place)) }

  /// The functions that a place may hold.
  func functions(in place: Place) -> [Value] {
    var result: [Value] = []
    var seen: Set<Place> = []
    var rest = [place]
    while let next = rest.popLast() {
      guard seen.insert(next).inserted else { continue }
      for value in values[next] ?? [] {
        if case .pointer(let other) = value { rest.append(other) } else if !result.contains(value) { result.append(value) }
      }
    }
    return result
  }
}

extension UnitBuilder {
  /// Makes a call through a pointer a call of each function that the pointer may hold.
  func resolvePointerCalls() {
    for call in pointers.calls {
      let found = call.places.lazy.map { self.pointers.functions(in: $0) }.first { !$0.isEmpty } ?? []
      for case .function(let usr, let name) in found {
        call.file.appendCall(callee(usr, name, in: call.file), name, call.arguments, nameRange: call.nameRange, range: call.range, in: call.function)
      }
    }
  }

  /// A function by its place in the same file, which no other of its name can hide; else by its name.
  func callee(_ usr: String, _ name: String, in file: FileBuilder) -> Expression.Kind {
    if let place = definitionOfUSR[usr], place >= 0, definitions[place].file === file { return .localFunction(definitions[place].id) }
    return .name(file.name(name))
  }

  /// A parameter that is only called, or handed on to one that is, does not escape: what is given for it runs in place.
  func closeParameters() {
    var byFunction: [String: [Int: Key]] = [:]
    for (key, use) in pointers.parameters { byFunction[use.function, default: [:]][use.place] = key }
    var changed = true
    while changed {
      changed = false
      for (key, use) in pointers.parameters where !use.escapes {
        let escapes = use.handedTo.contains { target in
          guard let other = byFunction[target.function]?[target.place] else { return true }
          return pointers.parameters[other]?.escapes ?? true
        }
        if escapes { pointers.escape(key); changed = true }
      }
    }
    for use in pointers.parameters.values where !use.escapes {
      guard case .function(var type) = use.file.summary[use.type] else { continue }
      type.isEscaping = false
      use.file.summary.typeReferences[Int(use.type.index)] = .function(type)
    }
  }
}
