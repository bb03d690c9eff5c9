import UnblockModel

/// Which modules of the program the names of modules mean. Modules of several packages may have one name: a module means those that
/// it depends on.
struct ModuleNames {
  private let modules: [ProgramModule]
  private let byName: [String: [Int]]
  /// For each module, itself and what it depends on, also through others, by name; the nearest first.
  private let visible: [[String: Int]]

  init(_ modules: [ProgramModule]) {
    self.modules = modules
    byName = Dictionary(grouping: modules.indices) { modules[$0].name }
    visible = modules.indices.map { Self.dependencies(of: $0, in: modules) }
  }

  private static func dependencies(of module: Int, in modules: [ProgramModule]) -> [String: Int] {
    var result: [String: Int] = [:]
    var seen: Set<Int> = [module]
    var queue = [module]
    var next = 0
    while next < queue.count {
      let place = queue[next]
      next += 1
      if result[modules[place].name] == nil { result[modules[place].name] = place }
      for dependency in modules[place].dependencies where seen.insert(dependency).inserted { queue.append(dependency) }
    }
    return result
  }

  /// The module that a name means in the files of another; nil if it is none of the program.
  func place(of name: String, from module: Int) -> Int? {
    guard let all = byName[name] else { return nil }
    if let place = visible[module][name] { return place }
    guard modules[module].hasUnknownDependencies else { return nil }
    // The manifest in `Modules/Kit` lies in a folder that is called like the target beside it.
    return all.first { modules[$0].isTarget } ?? all.first
  }
}
