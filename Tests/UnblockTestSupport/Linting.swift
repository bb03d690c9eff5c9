package import UnblockAnalysis
package import UnblockModel
package import UnblockRules
package import UnblockSyntax

/// How the tests lint: everything that the command would take from its arguments and from the machine, made explicit.
package struct Linting: Sendable {
  package var platform = "linux"
  package var defines: [String] = []
  package var options = AnalysisOptions()
  package var rules = RuleSet.builtIn
  /// `.defaultIsolation(…)` of the one module.
  package var defaultIsolation: String?

  package init(platform: String = "linux", isStrict: Bool = false) {
    self.platform = platform
    options.isStrict = isStrict
  }

  package var settings: BuildSettings {
    let known = rules.platforms.first { $0.name == platform }!
    return BuildSettings(platform: known, platforms: rules.platforms, defines: defines)
  }

  /// The findings of a program of one module, `Main`.
  package func findings(in files: [SourceFile]) -> [Finding] {
    let module = ProgramModule(name: "Main", defaultIsolation: defaultIsolation, dependencies: [])
    return findings(in: [(module, files)])
  }

  /// The findings of a program of several modules.
  package func findings(in modules: [(module: ProgramModule, files: [SourceFile])]) -> [Finding] {
    onLargeStack { [self] in
      let program = program(of: modules)
      var options = options
      options.platform = platform
      return UnblockAnalysis.findings(in: program, rules: rules, options: options)
    }
  }

  /// The call graph of a program of one module, `Main`.
  package func graph(_ query: GraphQuery, in files: [SourceFile]) throws(GraphQueryError) -> CallGraph {
    let module = ProgramModule(name: "Main", defaultIsolation: defaultIsolation, dependencies: [])
    let result = onLargeStack { [self] () -> Result<CallGraph, GraphQueryError> in
      var options = options
      options.platform = platform
      let program = program(of: [(module, files)])
      do throws(GraphQueryError) {
        return .success(try callGraph(query, in: program, rules: rules, options: options))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  /// Call this on a large stack.
  package func program(of modules: [(module: ProgramModule, files: [SourceFile])]) -> Program {
    var units: [SourceUnit] = []
    for (place, module) in modules.enumerated() {
      units += module.files.map { SourceUnit(path: $0.path, module: place, summary: summary(of: $0.text)) }
    }
    units.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    return Program(modules: modules.map(\.module), units: units)
  }

  /// Call this on a large stack.
  private func summary(of text: String) -> FileSummary {
    Array(text.utf8).withUnsafeBufferPointer { summarize($0, configuration: settings) }
  }
}

/// The summary of a text.
package func summary(of text: String, _ linting: Linting = Linting()) -> FileSummary {
  onLargeStack { Array(text.utf8).withUnsafeBufferPointer { summarize($0, configuration: linting.settings) } }
}
