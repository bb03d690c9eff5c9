internal import CIndexStore
internal import UnblockModel

/// What came of reading a unit.
enum ReadUnit: Sendable {
  case unit(IndexUnit)
  /// A unit without a source file of the user's: a module of the system, a precompiled header.
  case other
  case damaged(String)
}

extension StoreHandle {
  func unit(named name: String) -> ReadUnit {
    guard let time = time(ofUnit: name) else { return .damaged(Self.note(unit: name, "it is gone")) }
    let functions = library.functions
    let read = withUnit(name) { reader -> ReadUnit in
      guard functions.unitHasMainFile(reader), !functions.unitIsSystem(reader) else { return .other }
      let folder = String(functions.unitFolder(reader))
      let file = absolute(String(functions.unitMainFile(reader)), in: folder)
      var search = RecordSearch(functions: functions, file: file, folder: folder)
      search.visit(reader)
      return .unit(IndexUnit(name: name, file: file, module: String(functions.unitModule(reader)), time: time, record: search.record))
    }
    switch read {
    case .contents(let unit): return unit
    case .damaged(let reason): return .damaged(Self.note(unit: name, reason))
    }
  }

  private static func note(unit: String, _ reason: String) -> String { "the index unit '\(unit)' cannot be read: \(reason)" }
}

/// Looks through the dependencies of a unit for the record of its main file.
private struct RecordSearch {
  let functions: IndexStoreLibrary.Functions
  let file: String
  let folder: String
  var record: String?

  mutating func visit(_ reader: UnblockIndexObject) {
    let functions = functions
    withUnsafeMutablePointer(to: &self) { pointer in
      _ = functions.visitDependencies(reader, pointer) { context, dependency in
        guard let context, let dependency else { return true }
        return context.assumingMemoryBound(to: RecordSearch.self).pointee.look(at: dependency)
      }
    }
  }

  /// False when there is no need to look further.
  private mutating func look(at dependency: UnblockIndexObject) -> Bool {
    let record = 2 as UInt32
    guard functions.dependencyKind(dependency) == record else { return true }
    guard absolute(String(functions.dependencyFile(dependency)), in: folder) == file else { return true }
    self.record = String(functions.dependencyName(dependency))
    return false
  }
}

/// The compiler notes files as it was given them. `.` and `..` are taken out by their names alone; no file is looked at.
func absolute(_ path: String, in folder: String) -> String {
  let joined = path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
  guard joined.contains("/.") || joined.contains("//") else { return joined }
  var parts: [Substring] = []
  for part in joined.split(separator: "/") where part != "." {
    if part == ".." { _ = parts.popLast() } else { parts.append(part) }
  }
  return "/" + parts.joined(separator: "/")
}
