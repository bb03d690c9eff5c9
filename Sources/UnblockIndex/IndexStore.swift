internal import CIndexStore
package import UnblockModel

/// An index store: what the compiler wrote down while it built, read through libIndexStore.
///
/// A *unit* stands for one compilation of one source file and names a *record*, which has the occurrences. Units of different
/// builds share records that are equal.
///
/// Nothing here writes to the store. A store that a build writes to meanwhile can be read: its files are replaced as a whole.
package struct IndexStore: Sendable {
  package let path: String
  /// The compilations of source files, sorted by name. Units of modules without source, such as those of system headers, are left out.
  package let units: [IndexUnit]
  /// What could not be read, sorted.
  package let notes: [String]
  let handle: StoreHandle
  /// For each source file, the newest unit that has a record of it.
  private let newest: [String: IndexUnit]

  /// Opens a store, and reads its units: about 50 microseconds for each.
  ///
  /// - Throws: `IndexError.noStore` if there is no store of a format that the library reads
  package static func open(
    path: String, library: IndexStoreLibrary, parallel: ParallelFor = serially
  ) throws(IndexError) -> IndexStore {
    let handle = try StoreHandle(path: path, library: library)
    let names = handle.unitNames()
    let read = map(count: names.count, with: parallel) { handle.unit(named: names[$0]) }
    return IndexStore(path: path, handle: handle, read: read)
  }

  private init(path: String, handle: StoreHandle, read: [ReadUnit]) {
    self.path = path
    self.handle = handle
    var units: [IndexUnit] = []
    var notes: [String] = []
    for result in read {
      switch result {
      case .unit(let unit): units.append(unit)
      case .other: break
      case .damaged(let note): notes.append(note)
      }
    }
    self.units = units
    self.notes = notes.sorted()
    newest = Dictionary(units.lazy.filter { $0.record != nil }.map { ($0.file, $0) }) { $0.isOlder(than: $1) ? $1 : $0 }
  }

  /// The compilation that counts for a file: of several, with other settings or in other targets, the latest.
  package func unit(forFile path: String) -> IndexUnit? { newest[path] }

  /// Whether the index knows a file as it is now: SwiftPM compiles a file anew, and the compiler writes its unit anew, when it was written later.
  ///
  /// A file is known by the path that the compiler was given. Where a folder of it is a symbolic link, ask for the resolved path as well.
  ///
  /// - Parameter modified: when the file was last written
  package func state(ofFile path: String, modified: IndexTime) -> IndexedState {
    guard let unit = newest[path] else { return .absent }
    return unit.time < modified ? .stale : .fresh
  }
}

/// Whether the index can be believed about a file.
package enum IndexedState: Hashable, Sendable {
  case fresh
  /// The file was written after it was last compiled: positions may have moved.
  case stale
  /// The file was not compiled into this store.
  case absent
}

/// One compilation of a source file.
package struct IndexUnit: Hashable, Sendable {
  package var name: String
  /// The source file, absolute, as the compiler was given it.
  package var file: String
  package var module: String
  package var time: IndexTime
  /// The name of the record with the file's occurrences. Nil if the unit names none: the file has no symbols.
  package var record: String?

  /// The name decides between units of the same time, so that the choice is always the same.
  func isOlder(than other: IndexUnit) -> Bool { (time, name) < (other.time, other.name) }
}
