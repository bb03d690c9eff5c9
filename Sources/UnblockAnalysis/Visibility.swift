import UnblockModel

/// Which modules the code of a file can name, and has members from.
struct Visibility {
  /// A module of the program, or one that is just a name.
  private enum Module: Hashable {
    case program(Int)
    /// The canonical name.
    case other(String)
  }

  /// For each file, by canonical name: what it imports, and what that exports again.
  private var seen: [Set<String>] = []
  private var direct: [Set<String>] = []
  /// For each file, the modules of the program that it imports.
  private var imported: [[Int]] = []
  /// For each module, what any of its files sees: members leak from file to file.
  private var seenByModule: [Set<String>]
  /// For each module of the program, those of the program that it imports, and that these import, and so on.
  private var reached: [Set<Int>] = []
  /// For each file, the first of its module that imports the same.
  private(set) var likeUnit: [Int] = []
  /// Files that import modules of which nothing is known.
  private var importsUnknown: [Bool] = []
  /// Files that import modules of C that the program has: what these include, of the system or of libraries, comes with them.
  private var importsC: [Bool] = []
  /// The modules of the program that have no Swift.
  private let modulesOfC: Set<Int>
  private let names: ModuleNames
  /// For each module of the program, what it exports again.
  private var exports: [[Module]]
  private let knownExports: [String: [String]]
  /// For each module of the program, its canonical name.
  private let canonicalNames: [String]
  private let moduleOfUnit: [Int]
  private let programNames: Set<String>

  /// The module that is imported everywhere.
  static let standardLibrary = "Swift"
  /// The module of entries that hold for any module: a user's own.
  static let anyModule = "*"

  init(_ program: Program, rules: RuleIndex) {
    names = ModuleNames(program.modules)
    knownExports = rules.exports
    canonicalNames = program.modules.map { rules.module($0.name) }
    moduleOfUnit = program.units.indices.map { program.units[$0].module }
    programNames = Set(canonicalNames)
    modulesOfC = Set(program.modules.indices).subtracting(program.units.lazy.filter { !$0.isC }.map(\.module))
    exports = Array(repeating: [], count: program.modules.count)
    seenByModule = Array(repeating: [Self.standardLibrary], count: program.modules.count)
    // In place: a summary is a dozen arrays.
    for place in program.units.indices {
      for written in program.units[place].summary.imports where written.isExported {
        let own = moduleOfUnit[place]
        exports[own].append(module(program.units[place].summary[written.module], from: own, rules))
      }
    }
    var known: [Imports: Int] = [:]
    for place in program.units.indices {
      // Most files of a module import the same.
      let imports = Imports(module: moduleOfUnit[place], names: Set(program.units[place].summary.imports.map { program.units[place].summary[$0.module] }))
      let other = known[imports]
      likeUnit.append(other ?? place)
      if let other { addSame(as: other) } else { add(imports, rules) }
      known[imports] = other ?? place
    }
    addReached(moduleCount: program.modules.count)
  }

  private mutating func addReached(moduleCount: Int) {
    var imports: [Set<Int>] = Array(repeating: [], count: moduleCount)
    for (unit, modules) in imported.enumerated() { imports[moduleOfUnit[unit]].formUnion(modules) }
    reached = imports.indices.map { root in
      var result: Set<Int> = []
      var rest = [root]
      while let next = rest.popLast() {
        if result.insert(next).inserted { rest += imports[next] }
      }
      return result
    }
  }

  private struct Imports: Hashable {
    var module: Int
    var names: Set<String>
  }

  private mutating func addSame(as other: Int) {
    direct.append(direct[other])
    seen.append(seen[other])
    imported.append(imported[other])
    importsUnknown.append(importsUnknown[other])
    importsC.append(importsC[other])
  }

  private mutating func add(_ imports: Imports, _ rules: RuleIndex) {
    let modules = imports.names.map { module($0, from: imports.module, rules) }
    let all = closure(of: modules + [.program(imports.module)], from: imports.module)
    let allNames = Set(all.map(name))
    direct.append(Set(imports.names.map(rules.module)))
    seen.append(allNames.union([Self.standardLibrary]))
    imported.append(programModules(in: all).filter { $0 != imports.module })
    importsUnknown.append(modules.contains { if case .other(let name) = $0 { !rules.isKnown(module: name) } else { false } })
    importsC.append(modules.contains { if case .program(let place) = $0 { modulesOfC.contains(place) } else { false } })
    seenByModule[imports.module].formUnion(allNames)
  }

  /// The module that an import names.
  private func module(_ written: String, from module: Int, _ rules: RuleIndex) -> Module {
    if let place = names.place(of: written, from: module) { return .program(place) }
    return self.module(named: rules.module(written), from: module)
  }

  private func module(named name: String, from module: Int) -> Module {
    names.place(of: name, from: module).map { .program($0) } ?? .other(name)
  }

  private func name(_ module: Module) -> String {
    switch module {
    case .program(let place): canonicalNames[place]
    case .other(let name): name
    }
  }

  /// The modules, and what they export again.
  private func closure(of roots: [Module], from importing: Int) -> Set<Module> {
    var result: Set<Module> = []
    var rest = roots
    while let next = rest.popLast() {
      guard result.insert(next).inserted else { continue }
      var origin = importing
      if case .program(let place) = next {
        rest += exports[place]
        origin = place
      }
      rest += (knownExports[name(next)] ?? []).map { module(named: $0, from: origin) }
    }
    return result
  }

  private func programModules(in modules: Set<Module>) -> [Int] {
    modules.compactMap { if case .program(let place) = $0 { place } else { nil } }.sorted()
  }

  func sees(_ module: String, from unit: Int) -> Bool { module == Self.anyModule || seen[unit].contains(module) }
  func imports(_ module: String, in unit: Int) -> Bool { direct[unit].contains(module) }
  /// Whether members of a module's types can be called: any file of the same module may have imported it.
  func seesMembers(of module: String, from unit: Int) -> Bool {
    module == Self.anyModule || seenByModule[moduleOfUnit[unit]].contains(module)
  }
  /// Whether a module of the program has a canonical name.
  func isOfProgram(_ canonicalName: String) -> Bool { programNames.contains(canonicalName) }
  /// Whether what a module of the program adds to types can be used in another one's: members come along with what an import imports.
  func comes(from module: Int, to other: Int) -> Bool { module == other || reached[other].contains(module) }
  func hasUnknownImports(_ unit: Int) -> Bool { importsUnknown[unit] }
  /// Whether functions can be seen of which nothing tells the module.
  func hasUnknownFunctions(_ unit: Int) -> Bool { importsUnknown[unit] || importsC[unit] }
  func programModules(of unit: Int) -> [Int] { imported[unit] }

  /// The module of the program that a name means in a file.
  func programModule(named name: String, from unit: Int) -> Int? { names.place(of: name, from: moduleOfUnit[unit]) }

  /// The modules of the program whose declarations can be written behind the name of a module: its own, and what it exports again.
  func programModules(behind name: String, from unit: Int) -> [Int] {
    guard let place = programModule(named: name, from: unit) else { return [] }
    return [place] + programModules(in: closure(of: [.program(place)], from: moduleOfUnit[unit])).filter { $0 != place }
  }

  /// Whether `module` is `root` or is exported by it, by canonical names.
  func reaches(_ module: String, from root: String, in unit: Int) -> Bool {
    let own = moduleOfUnit[unit]
    return closure(of: [self.module(named: root, from: own)], from: own).contains { name($0) == module }
  }
}
