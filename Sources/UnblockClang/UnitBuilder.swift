import CUnblockClang
import UnblockModel

/// Lowers a translation unit into summaries of its file and of its own headers.
///
/// First all declarations are looked at, then the bodies are walked, and at last the calls through pointers are resolved, when all
/// assignments are known. The parts of the walk have a file each.
final class UnitBuilder {
  /// How deep expressions and statements may nest before the rest is passed over.
  static let maximumDepth = 5_000

  struct Key: Hashable {
    var pointer: UnsafeRawPointer?
    init(_ cursor: CXCursor) { pointer = cursor.data.0 }
  }

  /// A function of an own file with a body.
  struct Definition {
    var cursor: CXCursor
    var file: FileBuilder
    var id: ID<Function>
    var usr: String
  }

  let unit: ClangUnit
  let source: CSource
  private var files: [CXFile: FileBuilder?] = [:]
  private var order: [FileBuilder] = []
  private var usrs: [Key: String] = [:]
  var macros = Macros()
  private(set) var definitions: [Definition] = []
  private(set) var definitionOfUSR: [String: Int] = [:]
  var attributes: [String: FunctionAttributes] = [:]
  /// Declarations without a body, for what their attributes say.
  private var prototypes: [(cursor: CXCursor, file: FileBuilder, usr: String)] = []
  var ownTypes: Set<String> = []
  private var globalVariables: [(cursor: CXCursor, file: FileBuilder)] = []

  var pointers = FunctionPointers()
  var hiddenVariables: [Key: HiddenVariable] = [:]
  /// The innermost function that is walked, last.
  var frames: [Frame] = []
  var depth = 0
  var isTooDeep = false

  init(_ unit: ClangUnit, _ source: CSource) {
    self.unit = unit
    self.source = source
  }

  func build() {
    mainFile()
    for cursor in unit.children(of: unit.root) { collect(cursor) }
    for variable in globalVariables { lower(global: variable.cursor, in: variable.file) }
    for definition in definitions { lower(definition) }
    settleHiddenVariables()
    closeParameters()
    resolvePointerCalls()
    for definition in definitions { addSwiftName(of: definition.usr, definition.cursor, in: definition.file, body: definition.id) }
    for prototype in prototypes { declare(prototype: prototype.cursor, prototype.usr, in: prototype.file) }
    addNotes()
    for file in order { file.sortSites() }
  }

  /// The file itself, and headers that say anything.
  var summaries: [CFileSummary] {
    order.enumerated().filter { $0.offset == 0 || $0.element.summary.functions.count > 1 || !$0.element.summary.notes.isEmpty }
      .map { CFileSummary(path: $0.element.path, summary: $0.element.summary) }
  }

  // MARK: Files

  private func mainFile() { order.append(FileBuilder(path: normalized(source.path), imports: source.imports)) }

  /// The builder of an own file; nil for what belongs to others.
  func file(_ handle: CXFile) -> FileBuilder? {
    if let known = files[handle] { return known }
    let path = normalized(unit.name(of: handle))
    let builder: FileBuilder?
    if path == order[0].path {
      builder = order[0]
    } else if source.ownFolders.contains(where: { path == $0 || path.hasPrefix($0.hasSuffix("/") ? $0 : $0 + "/") }) {
      let header = FileBuilder(path: path, imports: source.imports)
      order.append(header)
      builder = header
    } else {
      builder = nil
    }
    files[handle] = .some(builder)
    return builder
  }

  func usr(_ cursor: CXCursor) -> String {
    let key = Key(cursor)
    if let known = usrs[key] { return known }
    let usr = unit.usr(cursor)
    usrs[key] = usr
    return usr
  }

  // MARK: Declarations

  func collect(_ cursor: CXCursor) {
    if cursor.kind == CursorKind.macroDefinition {
      // What the command line defines stands in no file.
      let isOwn = unit.location(of: cursor).map { file($0.file) != nil } ?? true
      return macros.add(definition: cursor, isOwn: isOwn, unit)
    }
    guard let place = unit.place(of: cursor), let file = file(place.file) else { return }
    switch cursor.kind {
    case CursorKind.macroExpansion: macros.add(use: cursor, at: place, unit)
    case CursorKind.function: collect(function: cursor, in: file, place)
    case CursorKind.variable: globalVariables.append((cursor, file))
    case CursorKind.typedef, CursorKind.enumeration: collect(type: cursor)
    case CursorKind.structure, CursorKind.union:
      collect(type: cursor)
      if source.isCxx { collect(cxx: cursor, in: file, place) }
    case CursorKind.objcImplementation, CursorKind.objcCategoryImplementation: collect(implementation: cursor, in: file)
    default: collect(cxx: cursor, in: file, place)
    }
  }

  private func collect(type cursor: CXCursor) {
    ownTypes.insert(unit.spelling(cursor))
    let hasAttributes = unit.children(of: cursor).contains { CursorKind.firstAttribute...CursorKind.lastAttribute ~= $0.kind }
    if hasAttributes, let name = FunctionAttributes(printed: unit.printed(cursor)).swiftName { ownTypes.insert(name.base) }
  }

  func collect(function cursor: CXCursor, in file: FileBuilder, _ place: ClangUnit.Place) {
    let usr = usr(cursor)
    let said = attributes(of: cursor, place)
    if !said.isEmpty { attributes[usr, default: FunctionAttributes()].add(said) }
    guard unit.clang.isCursorDefinition(cursor) != 0 else { return prototypes.append((cursor, file, usr)) }
    guard definitionOfUSR[usr] == nil else { return }
    definitionOfUSR[usr] = definitions.count
    let id = declare(cursor, named: functionName(cursor), in: file, place)
    if isHidden(usr) { file.summary[id].modifiers.insert(.isPrivate) }
    // In a header, `static` shares; in a file, it hides.
    if unit.clang.getStorageClass(cursor) == 3, file === order[0], !source.path.hasSuffix(".h") { file.summary[id].modifiers.insert(.isPrivate) }
    definitions.append(Definition(cursor: cursor, file: file, id: id, usr: usr))
  }

  private func declare(_ cursor: CXCursor, named name: String, in file: FileBuilder, _ place: ClangUnit.Place) -> ID<Function> {
    let offset = unit.location(of: cursor)?.offset ?? place.start
    let nameRange = ByteRange(start: offset, end: offset + unit.spelling(cursor).utf8.count)
    let function = Function(kind: .function, name: file.name(name), nameRange: nameRange, range: ByteRange(start: place.start, end: place.end))
    return file.append(function, in: FileSummary.topLevel)
  }

  /// A function whose body is elsewhere, where its attributes tell callers something.
  private func declare(prototype cursor: CXCursor, _ usr: String, in file: FileBuilder) {
    guard definitionOfUSR[usr] == nil, let said = attributes[usr], let place = unit.place(of: cursor) else { return }
    definitionOfUSR[usr] = -1
    let id = declare(cursor, named: functionName(cursor), in: file, place)
    file.summary[id].hasBody = false
    addParameters(of: cursor, to: id, in: file)
    apply(said, to: id, in: file)
    addSwiftName(of: usr, cursor, in: file, body: id)
  }

  // MARK: Objective-C

  /// Methods become members of their class, by the parts of their selectors.
  private func collect(implementation cursor: CXCursor, in file: FileBuilder) {
    let type = unit.spelling(cursor)
    for method in unit.children(of: cursor) {
      guard method.kind == CursorKind.objcInstanceMethod || method.kind == CursorKind.objcClassMethod, let place = unit.place(of: method) else { continue }
      let parts = unit.spelling(method).split(separator: ":").map(String.init)
      guard let base = parts.first, unit.clang.isCursorDefinition(method) != 0 else { continue }
      let function = Function(
        kind: .function, name: file.name(base), nameRange: ByteRange(start: place.start, end: place.start + 1),
        range: ByteRange(start: place.start, end: place.end))
      let id = file.append(function, in: FileSummary.topLevel)
      let owner = file.type(named: type, isDeclared: true, ByteRange(start: place.start, end: place.start))
      file.summary[id].type = owner
      if method.kind == CursorKind.objcClassMethod { file.summary[id].modifiers.insert(.isStatic) }
      file.summary[owner].members.append(.function(id))
      let usr = usr(method)
      definitionOfUSR[usr] = definitions.count
      definitions.append(Definition(cursor: method, file: file, id: id, usr: usr))
    }
  }

  // MARK: Notes

  private func addNotes() {
    for error in unit.errors {
      guard let file = file(error.place.file) ?? order.first else { continue }
      let isOwn = self.file(error.place.file) != nil
      let range = isOwn ? ByteRange(start: error.place.start, end: error.place.end) : ByteRange(start: 0, end: 0)
      let note = Note(range: range, message: error.message)
      if !file.summary.notes.contains(note) { file.summary.notes.append(note) }
    }
    if isTooDeep {
      order[0].summary.notes.append(Note(range: ByteRange(start: 0, end: 0), message: "code is nested too deeply in this file; its inner part is not looked at"))
    }
  }
}

extension FileBuilder {
  /// In the order of the text, as other parts expect it; calls through pointers were added at the end.
  func sortSites() {
    for place in summary.functions.indices {
      let sites = summary.functions[place].sites
      summary.functions[place].sites = sites.enumerated().sorted {
        ($0.element.nameRange.start, $0.offset) < ($1.element.nameRange.start, $1.offset)
      }.map(\.element)
    }
  }
}

/// A path without `.` and `..`.
func normalized(_ path: String) -> String {
  var components: [Substring] = []
  for component in path.split(separator: "/") {
    if component == ".." { _ = components.popLast() } else if component != "." { components.append(component) }
  }
  return (path.hasPrefix("/") ? "/" : "") + components.joined(separator: "/")
}
