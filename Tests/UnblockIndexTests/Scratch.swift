import Foundation
import UnblockIndex
import UnblockModel

/// A folder with a few sources, compiled with an index store.
struct Scratch: Sendable {
  let folder: URL
  /// Where the sources are, if not in `folder`: the store is then a copy.
  private var sourceFolder: URL?
  var store: String { folder.appending(path: "store").path }

  /// Compiles `sources` as module `Probe`, which can import a module of C, `CProbe`.
  init(sources: [String: String], flags: [String] = []) throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "unblock-index-\(UUID().uuidString)").resolvingSymlinksInPath()
    try FileManager.default.createDirectory(at: folder.appending(path: "CProbe"), withIntermediateDirectories: true)
    try Self.header.write(to: folder.appending(path: "CProbe/CProbe.h"), atomically: true, encoding: .utf8)
    try "module CProbe { header \"CProbe.h\" export * }".write(to: folder.appending(path: "CProbe/module.modulemap"), atomically: true, encoding: .utf8)
    for (name, text) in sources { try text.write(to: folder.appending(path: name), atomically: true, encoding: .utf8) }
    try compile(sources.keys.sorted(), flags: flags)
  }

  func compile(_ names: [String], flags: [String] = []) throws {
    let compiler = Process()
    compiler.executableURL = URL(filePath: "/usr/bin/env")
    compiler.currentDirectoryURL = folder
    compiler.arguments =
      ["swiftc", "-c", "-Onone", "-module-name", "Probe", "-swift-version", "5", "-suppress-warnings", "-index-store-path", "store", "-I", "CProbe"]
      + flags + names.map { folder.appending(path: $0).path }
    let errors = Pipe()
    compiler.standardError = errors
    try compiler.run()
    let text = errors.fileHandleForReading.readDataToEndOfFile()
    compiler.waitUntilExit()
    guard compiler.terminationStatus == 0 else { throw CompilerFailure(text: String(decoding: text, as: UTF8.self)) }
  }

  /// A folder of its own with a copy of the store, to be damaged.
  func withCopyOfStore() throws -> Scratch {
    let copy = FileManager.default.temporaryDirectory.appending(path: "unblock-index-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: folder.appending(path: "store"), to: copy.appending(path: "store"))
    return Scratch(folder: copy, sourceFolder: folder)
  }

  private init(folder: URL, sourceFolder: URL) {
    self.folder = folder
    self.sourceFolder = sourceFolder
  }

  /// What is compiled once for many tests goes when the last one has run.
  func removedAtExit() -> Scratch {
    Self.queue.sync { Self.leftovers.append(self) }
    _ = Self.atExit
    return self
  }

  private static let queue = DispatchQueue(label: "leftovers")
  /// Only touched on `queue`.
  nonisolated(unsafe) private static var leftovers: [Scratch] = []
  private static let atExit: Void = { _ = atexit { Scratch.queue.sync { Scratch.leftovers.forEach { $0.remove() } } } }()

  func source(_ name: String) -> String { (sourceFolder ?? folder).appending(path: name).path }
  func path(_ name: String) -> String { folder.appending(path: name).path }
  func open(parallel: ParallelFor = serially) throws -> IndexStore { try .open(path: store, library: Self.library(), parallel: parallel) }

  /// The files of the store whose paths contain `part`, such as the records of a source file.
  func storeFiles(_ part: String) throws -> [URL] {
    let files = FileManager.default.enumerator(at: URL(filePath: store), includingPropertiesForKeys: nil)
    return files?.compactMap { $0 as? URL }.filter { $0.path.contains(part) && !$0.hasDirectoryPath } ?? []
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The library of the toolchain that `swiftc` belongs to.
  static func library() throws -> IndexStoreLibrary {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(filePath: "\($0)/swiftc").resolvingSymlinksInPath() }
      .filter { FileManager.default.isExecutableFile(atPath: $0.path) }
      .map { $0.deletingLastPathComponent().path }
    return try IndexStoreLibrary(candidates: IndexStoreLibrary.candidates(explicit: nil, environment: nil, toolchains: folders))
  }

  private static let header = """
    typedef struct Thing { int x; } Thing;
    int plain_wait(int milliseconds);
    static inline int inline_wait(int milliseconds) { return milliseconds; }
    int thing_wait(Thing *thing, int milliseconds) __attribute__((swift_name("Thing.wait(self:milliseconds:)")));
    int thing_get(const Thing *thing) __attribute__((swift_name("getter:Thing.value(self:)")));
    Thing thing_make(int x) __attribute__((swift_name("Thing.init(making:)")));
    int renamed(int milliseconds) __attribute__((swift_name("niceName(_:)")));
    """
}

struct CompilerFailure: Error { let text: String }

/// What the index says of one file, with the file's text to find places in.
struct Indexed {
  let text: String
  let resolutions: Resolutions
  let file: FileResolution

  /// What stands at the start of `mark` in the first place where `needle` is: `wait` in `s.wait()`.
  func at(_ mark: String, in needle: String) -> [String] {
    guard let whole = text.range(of: needle), let place = text.range(of: mark, range: whole) else { return ["no '\(mark)' in '\(needle)'"] }
    let before = text[..<place.lowerBound]
    let lineStart = before.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex
    let line = before.count { $0 == "\n" } + 1
    return file.occurrences(line: line, column: text[lineStart..<place.lowerBound].utf8.count + 1).map(describe)
  }

  func relations(_ role: SymbolRoles, of symbol: String) -> [String] {
    file.occurrences.filter { resolutions[$0.symbol].fullName == symbol && $0.roles.contains(role) }
      .flatMap { file.relations(of: $0) }.filter { $0.roles.contains(role) }.map { resolutions[$0.symbol].fullName }
  }

  func describe(_ occurrence: Occurrence) -> String {
    let symbol = resolutions[occurrence.symbol]
    let roles: [(SymbolRoles, String)] = [
      (.definition, "defined"), (.call, "called"), (.read, "read"), (.write, "written"), (.dynamic, "dynamic"), (.implicit, "implicit"),
    ]
    return ([symbol.fullName] + roles.filter { occurrence.roles.contains($0.0) }.map(\.1)).joined(separator: " ")
  }
}

extension IndexedSymbol {
  /// Module, type, name, and what else tells it from others.
  var fullName: String {
    let owner = type.isEmpty ? "" : (typeModule.map { "(\($0))" } ?? "") + type + "."
    return (module ?? "?") + ":" + owner + name + (accessor.map { "/\($0)" } ?? "") + (isAsync ? "/async" : "")
  }
}
