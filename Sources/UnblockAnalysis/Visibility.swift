import UnblockModel

/// Which modules the code of a file can name, and has members from.
struct Visibility {
  /// For each file, by canonical name: what it imports, and what that exports again.
  private var seen: [Set<String>] = []
  private var direct: [Set<String>] = []
  /// For each file, the modules of the program that it imports.
  private var imported: [[Int]] = []
  /// For each module, what any of its files sees: members leak from file to file.
  private var seenByModule: [Set<String>]
  /// Files that import modules of which nothing is known.
  private var importsUnknown: [Bool] = []
  private let exports: [String: [String]]
  private let moduleOfUnit: [Int]

  /// The module that is imported everywhere.
  static let standardLibrary = "Swift"
  /// The module of entries that hold for any module: a user's own.
  static let anyModule = "*"

  init(_ program: Program, rules: RuleIndex) {
    let places = Dictionary(program.modules.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var exports = rules.exports
    for unit in program.units {
      for written in unit.summary.imports where written.isExported {
        exports[program.modules[unit.module].name, default: []].append(rules.module(unit.summary[written.module]))
      }
    }
    self.exports = exports
    moduleOfUnit = program.units.map(\.module)
    seenByModule = Array(repeating: [Self.standardLibrary], count: program.modules.count)
    for unit in program.units {
      let own = program.modules[unit.module].name
      let names = unit.summary.imports.map { unit.summary[$0.module] }
      direct.append(Set(names.map(rules.module)))
      let all = Self.closure(of: names.map(rules.module) + [own], exports)
      seen.append(all.union([Self.standardLibrary]))
      imported.append(all.compactMap { places[$0] }.filter { $0 != unit.module }.sorted())
      importsUnknown.append(names.contains { places[$0] == nil && !rules.isKnown(module: rules.module($0)) })
      seenByModule[unit.module].formUnion(all)
    }
  }

  private static func closure(of roots: [String], _ exports: [String: [String]]) -> Set<String> {
    var result: Set<String> = []
    var rest = roots
    while let next = rest.popLast() {
      if result.insert(next).inserted { rest += exports[next] ?? [] }
    }
    return result
  }

  func sees(_ module: String, from unit: Int) -> Bool { module == Self.anyModule || seen[unit].contains(module) }
  func imports(_ module: String, in unit: Int) -> Bool { direct[unit].contains(module) }
  /// Whether members of a module's types can be called: any file of the same module may have imported it.
  func seesMembers(of module: String, from unit: Int) -> Bool {
    module == Self.anyModule || seenByModule[moduleOfUnit[unit]].contains(module)
  }
  func hasUnknownImports(_ unit: Int) -> Bool { importsUnknown[unit] }
  func programModules(of unit: Int) -> [Int] { imported[unit] }
  /// Whether `module` is `root` or is exported by it.
  func reaches(_ module: String, from root: String) -> Bool { Self.closure(of: [root], exports).contains(module) }
}
