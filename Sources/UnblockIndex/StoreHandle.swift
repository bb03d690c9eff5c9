internal import CIndexStore
internal import UnblockModel

/// A store that is open in the library.
///
/// Unchecked, because the pointer never changes, and the library lets several threads use a store that no one listens to: readers
/// only take its path.
final class StoreHandle: @unchecked Sendable {
  let library: IndexStoreLibrary
  let path: String
  private let store: UnblockIndexObject

  init(path: String, library: IndexStoreLibrary) throws(IndexError) {
    var error: UnblockIndexError?
    guard let store = path.withCString({ library.functions.openStore($0, &error) }) else {
      throw .noStore(path: path, reason: library.functions.take(error))
    }
    self.path = path
    self.library = library
    self.store = store
  }

  deinit { library.functions.disposeStore(store) }

  /// The names of all units, sorted.
  func unitNames() -> [String] {
    var names: [String] = []
    withUnsafeMutablePointer(to: &names) { pointer in
      _ = library.functions.visitUnits(store, 0, pointer) { context, name in
        context?.assumingMemoryBound(to: [String].self).pointee.append(String(name))
        return true
      }
    }
    return names.sorted()
  }

  /// Opens a reader, hands it on, and closes it.
  func withUnit<Result>(_ name: String, _ body: (UnblockIndexObject) -> Result) -> Read<Result> {
    read(name, open: library.functions.openUnit, close: library.functions.disposeUnit, body)
  }

  /// Opens a reader, hands it on, and closes it.
  func withRecord<Result>(_ name: String, _ body: (UnblockIndexObject) -> Result) -> Read<Result> {
    read(name, open: library.functions.openRecord, close: library.functions.disposeRecord, body)
  }

  func time(ofUnit name: String) -> IndexTime? {
    var seconds: Int64 = 0
    var nanoseconds: Int64 = 0
    var error: UnblockIndexError?
    let hasFailed = library.functions.unitTime(store, name, &seconds, &nanoseconds, &error)
    guard !hasFailed else {
      library.functions.disposeError(error)
      return nil
    }
    return IndexTime(seconds: seconds, nanoseconds: nanoseconds)
  }

  private func read<Result>(
    _ name: String, open: UnblockIndexOpenReader, close: UnblockIndexDispose, _ body: (UnblockIndexObject) -> Result
  ) -> Read<Result> {
    var error: UnblockIndexError?
    guard let reader = open(store, name, &error) else { return .damaged(library.functions.take(error)) }
    defer { close(reader) }
    return .contents(body(reader))
  }
}

/// What came of reading a file of the store.
enum Read<Contents> {
  case contents(Contents)
  /// Why it could not be read, in the library's words.
  case damaged(String)
}

extension Read: Sendable where Contents: Sendable {}
