/// A source file's summary, with what the file's place in the world adds to it.
package struct SourceUnit: Sendable {
  package var path: String
  /// The place of its module in `Program.modules`.
  package var module: Int
  package var summary: FileSummary
  /// What the compiler's index says about the file; nil where there is none, or the text is newer.
  package var resolution: UnitResolution?

  package init(path: String, module: Int, summary: FileSummary, resolution: UnitResolution? = nil) {
    self.path = path
    self.module = module
    self.summary = summary
    self.resolution = resolution
  }
}

/// A module of the program: a target of the package, or all files that belong to none.
package struct ProgramModule: Hashable, Sendable {
  package var name: String
  /// `.defaultIsolation(MainActor.self)`: the attribute that declarations without one have.
  package var defaultIsolation: String?
  /// Modules of the program that it depends on, by name.
  package var dependencies: [String]

  package init(name: String, defaultIsolation: String?, dependencies: [String]) {
    self.name = name
    self.defaultIsolation = defaultIsolation
    self.dependencies = dependencies
  }
}

/// All files that are linted together.
package struct Program: Sendable {
  package var modules: [ProgramModule]
  /// In the order of their paths.
  package var units: [SourceUnit]
  /// What the resolutions of the units refer to.
  package var symbols: [IndexedSymbol]

  package init(modules: [ProgramModule], units: [SourceUnit], symbols: [IndexedSymbol] = []) {
    self.modules = modules
    self.units = units
    self.symbols = symbols
  }
}
