import CUnblockClang

/// A translation unit that libclang has parsed, and questions to it.
///
/// A class, because it owns what libclang must be told to give back.
final class ClangUnit {
  /// Where something stands: a file that libclang knows, and bytes from its beginning.
  struct Place: Hashable {
    var file: CXFile
    var start: Int
    var end: Int
  }

  let clang: LibClang
  private let index: CXIndex
  private let unit: CXTranslationUnit
  private var fileNames: [CXFile: String] = [:]
  private var texts: [CXFile: UnsafeBufferPointer<UInt8>] = [:]

  /// Nil where libclang can do nothing at all with the file (it is not there, or libclang crashed on it).
  init?(_ clang: LibClang, file: String, arguments: [String], text: String? = nil) {
    guard let index = clang.createIndex(0, 0) else { return nil }
    guard let unit = Self.parse(clang, index, file, arguments, text) else {
      clang.disposeIndex(index)
      return nil
    }
    self.clang = clang
    self.index = index
    self.unit = unit
  }

  deinit {
    clang.disposeTranslationUnit(unit)
    clang.disposeIndex(index)
  }

  /// `CXTranslationUnit_DetailedPreprocessingRecord`, `_KeepGoing` after a missing header, and `_Incomplete`: templates of C++ are looked at where they
  /// stand, and need not be instantiated at the end.
  private static let options: UInt32 = 0x01 | 0x200 | 0x02

  private static func parse(_ clang: LibClang, _ index: CXIndex, _ file: String, _ arguments: [String], _ text: String?) -> CXTranslationUnit? {
    var unit: CXTranslationUnit?
    let copies = arguments.map { argument in
      let bytes = argument.utf8CString
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: Array(bytes), count: bytes.count)
      return copy
    }
    defer { copies.forEach { $0.deallocate() } }
    let pointers = copies.map { Optional(UnsafePointer($0)) }
    guard let text else {
      _ = clang.parse(index, file, pointers, Int32(pointers.count), nil, 0, options, &unit)
      return unit
    }
    file.withCString { name in
      text.withCString { contents in
        var unsaved = CXUnsavedFile(Filename: name, Contents: contents, Length: UInt(text.utf8.count))
        _ = clang.parse(index, file, pointers, Int32(pointers.count), &unsaved, 1, options, &unit)
      }
    }
    return unit
  }

  var root: CXCursor { clang.getTranslationUnitCursor(unit) }

  // MARK: Cursors

  private final class Box<Value> { var value: [Value] = [] }

  func children(of cursor: CXCursor) -> [CXCursor] {
    let box = Box<CXCursor>()
    let visitor: CXCursorVisitor = { cursor, _, data in
      guard let data else { return 0 }
      Unmanaged<Box<CXCursor>>.fromOpaque(data).takeUnretainedValue().value.append(cursor)
      return 1
    }
    _ = clang.visitChildren(cursor, visitor, Unmanaged.passUnretained(box).toOpaque())
    return withExtendedLifetime(box) { box.value }
  }

  /// The fields of a struct or union, in their order.
  func fields(of type: CXType) -> [CXCursor] {
    let box = Box<CXCursor>()
    let visitor: CXFieldVisitor = { cursor, data in
      guard let data else { return 0 }
      Unmanaged<Box<CXCursor>>.fromOpaque(data).takeUnretainedValue().value.append(cursor)
      return 1
    }
    _ = clang.visitFields(type, visitor, Unmanaged.passUnretained(box).toOpaque())
    return withExtendedLifetime(box) { box.value }
  }

  func spelling(_ cursor: CXCursor) -> String { clang.string(clang.getCursorSpelling(cursor)) }
  func usr(_ cursor: CXCursor) -> String { clang.string(clang.getCursorUSR(cursor)) }

  // MARK: Places

  /// In the file that a reader would open: for what a macro makes, the macro's use.
  func place(of cursor: CXCursor) -> Place? {
    let range = clang.getCursorExtent(cursor)
    guard let start = offset(clang.getRangeStart(range)), let end = offset(clang.getRangeEnd(range)) else { return nil }
    guard start.file == end.file else { return Place(file: start.file, start: start.offset, end: start.offset) }
    return Place(file: start.file, start: start.offset, end: max(start.offset, end.offset))
  }

  /// Where the name of a declaration, or the member of an access, stands.
  func location(of cursor: CXCursor) -> (file: CXFile, offset: Int)? { offset(clang.getCursorLocation(cursor)) }

  private func offset(_ location: CXSourceLocation) -> (file: CXFile, offset: Int)? {
    var file: CXFile?
    var offset: UInt32 = 0
    clang.getFileLocation(location, &file, nil, nil, &offset)
    return file.map { ($0, Int(offset)) }
  }

  func name(of file: CXFile) -> String {
    if let name = fileNames[file] { return name }
    let name = clang.string(clang.getFileName(file))
    fileNames[file] = name
    return name
  }

  /// The text of a file, as libclang read it.
  func text(of file: CXFile) -> UnsafeBufferPointer<UInt8> {
    if let text = texts[file] { return text }
    var size = 0
    let start = clang.getFileContents(unit, file, &size)
    let text = start.map { pointer in
      UnsafeBufferPointer(start: UnsafeRawPointer(pointer).assumingMemoryBound(to: UInt8.self), count: size)
    }
    texts[file] = text ?? UnsafeBufferPointer(start: nil, count: 0)
    return texts[file] ?? UnsafeBufferPointer(start: nil, count: 0)
  }

  /// All files that were read, the main file among them, in the order in which they were entered; each once.
  var inclusions: [CXFile] {
    let box = Box<CXFile>()
    let visitor: CXInclusionVisitor = { file, _, _, data in
      guard let data, let file else { return }
      Unmanaged<Box<CXFile>>.fromOpaque(data).takeUnretainedValue().value.append(file)
    }
    clang.getInclusions(unit, visitor, Unmanaged.passUnretained(box).toOpaque())
    var seen: Set<CXFile> = []
    return withExtendedLifetime(box) { box.value.filter { seen.insert($0).inserted } }
  }

  // MARK: Tokens

  func tokens(of cursor: CXCursor) -> [String] {
    var tokens: UnsafeMutablePointer<CXToken>?
    var count: UInt32 = 0
    clang.tokenize(unit, clang.getCursorExtent(cursor), &tokens, &count)
    defer { clang.disposeTokens(unit, tokens, count) }
    return (0..<Int(count)).compactMap { place in
      // The fourth kind is comments.
      guard let token = tokens?[place], clang.getTokenKind(token) != 4 else { return nil }
      return clang.string(clang.getTokenSpelling(unit, token))
    }
  }

  /// A declaration as clang prints it, with all attributes and without its body.
  func printed(_ cursor: CXCursor) -> String {
    guard let policy = clang.getPrintingPolicy(cursor) else { return "" }
    defer { clang.disposePrintingPolicy(policy) }
    // CXPrintingPolicy_TerseOutput
    clang.setPrintingProperty(policy, 17, 1)
    return clang.string(clang.prettyPrint(cursor, policy))
  }

  // MARK: Values

  /// The value of a constant expression.
  func number(_ cursor: CXCursor) -> Int? {
    guard let result = clang.evaluate(cursor) else { return nil }
    defer { clang.disposeEval(result) }
    return clang.evalKind(result) == 1 ? Int(clang.evalInteger(result)) : nil
  }

  func double(_ cursor: CXCursor) -> Double? {
    guard let result = clang.evaluate(cursor) else { return nil }
    defer { clang.disposeEval(result) }
    return clang.evalKind(result) == 2 ? clang.evalDouble(result) : nil
  }

  // MARK: Diagnostics

  /// Whether anything made libclang give up: a header that is not there, most often.
  var hasFatalError: Bool {
    (0..<clang.getNumDiagnostics(unit)).contains { number in
      let diagnostic = clang.getDiagnostic(unit, number)
      defer { clang.disposeDiagnostic(diagnostic) }
      return clang.getDiagnosticSeverity(diagnostic) >= 4
    }
  }

  /// What libclang reports as an error, with the file that it stands in.
  var errors: [(place: Place, message: String)] {
    (0..<clang.getNumDiagnostics(unit)).compactMap { number in
      let diagnostic = clang.getDiagnostic(unit, number)
      defer { clang.disposeDiagnostic(diagnostic) }
      guard clang.getDiagnosticSeverity(diagnostic) >= 3, let found = offset(clang.getDiagnosticLocation(diagnostic)) else { return nil }
      let place = Place(file: found.file, start: found.offset, end: found.offset)
      return (place, clang.string(clang.getDiagnosticSpelling(diagnostic)))
    }
  }
}
