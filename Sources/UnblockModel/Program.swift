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

/// A module of the program: a target of a package, or all files that belong to none.
package struct ProgramModule: Hashable, Sendable {
  /// Modules of several packages may have one name.
  package var name: String
  /// `.defaultIsolation(MainActor.self)`: the attribute that declarations without one have.
  package var defaultIsolation: String?
  /// `NonisolatedNonsendingByDefault` (SE-0461): an async function that belongs to no actor runs where its caller runs.
  package var isNonsendingByDefault = false
  /// The modules of the program that it depends on, by their places in `Program.modules`.
  package var dependencies: [Int]
  /// A target of a package, and not only what lies together in a folder, which may bear a target's name.
  package var isTarget = true
  /// Nothing tells all that it depends on: a name that it imports may be that of any module of the program.
  package var hasUnknownDependencies = false

  package init(name: String, defaultIsolation: String?, dependencies: [Int]) {
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
