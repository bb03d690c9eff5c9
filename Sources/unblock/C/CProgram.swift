import UnblockAnalysis
import UnblockModel
import UnblockReporting

extension Program {
  /// The program with the C of its targets: their functions join the one call graph.
  func adding(_ c: CSummaries, of targets: [CTarget], _ request: LintRequest) -> Program {
    guard !c.files.isEmpty else { return self }
    var result = self
    var places: [String: Int] = [:]
    for target in targets where places[target.module] == nil {
      places[target.module] = result.modules.count
      result.modules.append(ProgramModule(name: target.module, defaultIsolation: nil, dependencies: []))
    }
    for target in targets { if let place = places[target.module] { result.modules[place].dependencies = target.dependencies.compactMap { places[$0] } } }
    // What Swift imports by the name of one of these is meant: they were found by following the dependencies of these modules.
    for place in modules.indices { result.modules[place].dependencies += places.values.sorted() }
    for file in c.files {
      guard let module = places[targets[file.target].module] else { continue }
      var summary = file.summary
      if targets[file.target].bridgedFolders != nil { summary.export(Set(targets.map(\.module)).union(request.platformModules)) }
      result.units.append(SourceUnit(path: file.path.shown(in: request.workingDirectory), module: module, summary: summary))
    }
    for target in targets { result.bridge(target, ofSwift: units.indices, request) }
    result.units.sort { isOrderedByBytes($0.path, $1.path) }
    return result
  }
}

extension Program {
  /// Swift files see a bridging header without importing it.
  fileprivate mutating func bridge(_ target: CTarget, ofSwift places: Range<Int>, _ request: LintRequest) {
    guard let folders = target.bridgedFolders else { return }
    for place in places {
      let path = AbsolutePath(units[place].path, in: request.workingDirectory)
      guard folders.contains(where: { path.relative(to: $0) != nil }) else { continue }
      units[place].summary.names.append(target.module)
      units[place].summary.imports.append(Import(module: Name(units[place].summary.names.count - 1), isExported: false))
    }
  }
}

extension FileSummary {
  /// What a bridging header includes is seen with it.
  fileprivate mutating func export(_ modules: Set<String>) {
    for place in imports.indices where modules.contains(self[imports[place].module]) { imports[place].isExported = true }
  }
}

extension LintRequest {
  fileprivate var platformModules: Set<String> { Set(rules.platforms.first { $0.name == analysis.platform }?.modules ?? []) }
}

extension CSummaries {
  /// What libclang had to say about files, and the files that it could do nothing with.
  func notes(in request: LintRequest) -> [FileNote] {
    let ownNotes = files.compactMap { file -> FileNote? in
      guard let first = file.summary.notes.first, let bytes = try? readSource(file.path) else { return nil }
      let position = SourceText(bytes).position(at: Int(first.range.start))
      return FileNote(
        path: file.path.shown(in: request.workingDirectory), position: position, message: first.message, others: file.summary.notes.count - 1)
    }
    return (ownNotes + notes).sorted { isOrderedByBytes($0.path, $1.path) }
  }
}
