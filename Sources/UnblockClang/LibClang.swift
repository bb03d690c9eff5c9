import CUnblockClang

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// libclang, loaded at run time: the functions of its C interface that are used here.
///
/// All of them have been there since LLVM 14. The library is never unloaded. A translation unit may be used by one thread at a time, so an instance is meant for one thread.
package struct LibClang {
  typealias CursorToCursor = @convention(c) (CXCursor) -> CXCursor
  typealias CursorToString = @convention(c) (CXCursor) -> CXString
  typealias CursorToNumber = @convention(c) (CXCursor) -> UInt32
  typealias CursorToType = @convention(c) (CXCursor) -> CXType
  typealias TypeToType = @convention(c) (CXType) -> CXType
  typealias LocationParts = @convention(c) (
    CXSourceLocation, UnsafeMutablePointer<CXFile?>?, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<UInt32>?, UnsafeMutablePointer<UInt32>?
  ) -> Void
  typealias Parse = @convention(c) (
    CXIndex?, UnsafePointer<CChar>?, UnsafePointer<UnsafePointer<CChar>?>?, Int32, UnsafeMutablePointer<CXUnsavedFile>?, UInt32, UInt32,
    UnsafeMutablePointer<CXTranslationUnit?>?
  ) -> Int32

  /// Where it was loaded from.
  package let path: String

  let getCString: @convention(c) (CXString) -> UnsafePointer<CChar>?
  let disposeString: @convention(c) (CXString) -> Void
  let getClangVersion: @convention(c) () -> CXString
  let createIndex: @convention(c) (Int32, Int32) -> CXIndex?
  let disposeIndex: @convention(c) (CXIndex?) -> Void
  let parse: Parse
  let disposeTranslationUnit: @convention(c) (CXTranslationUnit?) -> Void
  let getTranslationUnitCursor: @convention(c) (CXTranslationUnit?) -> CXCursor
  let getFileName: @convention(c) (CXFile?) -> CXString
  let getFileContents: @convention(c) (CXTranslationUnit?, CXFile?, UnsafeMutablePointer<Int>?) -> UnsafePointer<CChar>?

  let getInclusions: @convention(c) (CXTranslationUnit?, CXInclusionVisitor?, UnsafeMutableRawPointer?) -> Void

  let getNumDiagnostics: @convention(c) (CXTranslationUnit?) -> UInt32
  let getDiagnostic: @convention(c) (CXTranslationUnit?, UInt32) -> CXDiagnostic?
  let disposeDiagnostic: @convention(c) (CXDiagnostic?) -> Void
  let getDiagnosticSeverity: @convention(c) (CXDiagnostic?) -> Int32
  let getDiagnosticLocation: @convention(c) (CXDiagnostic?) -> CXSourceLocation
  let getDiagnosticSpelling: @convention(c) (CXDiagnostic?) -> CXString

  let visitChildren: @convention(c) (CXCursor, CXCursorVisitor?, UnsafeMutableRawPointer?) -> UInt32
  let visitFields: @convention(c) (CXType, CXFieldVisitor?, UnsafeMutableRawPointer?) -> UInt32
  let getCursorLocation: @convention(c) (CXCursor) -> CXSourceLocation
  let getCursorExtent: @convention(c) (CXCursor) -> CXSourceRange
  let getRangeStart: @convention(c) (CXSourceRange) -> CXSourceLocation
  let getRangeEnd: @convention(c) (CXSourceRange) -> CXSourceLocation
  let getFileLocation: LocationParts
  let isInSystemHeader: @convention(c) (CXSourceLocation) -> Int32
  let getCursorSpelling: CursorToString
  let getCursorUSR: CursorToString
  let getCursorReferenced: CursorToCursor
  let getCursorDefinition: CursorToCursor
  let getCursorSemanticParent: CursorToCursor
  let getSpecializedCursorTemplate: CursorToCursor
  let isCursorDefinition: CursorToNumber
  let getStorageClass: @convention(c) (CXCursor) -> Int32
  let getNumArguments: @convention(c) (CXCursor) -> Int32
  let getArgument: @convention(c) (CXCursor, UInt32) -> CXCursor
  let getVariableInitializer: CursorToCursor
  let isVariadic: CursorToNumber
  let isMacroFunctionLike: CursorToNumber
  let getEnumConstantValue: @convention(c) (CXCursor) -> Int64
  let evaluate: @convention(c) (CXCursor) -> CXEvalResult?
  let evalKind: @convention(c) (CXEvalResult?) -> Int32
  let evalInteger: @convention(c) (CXEvalResult?) -> Int64
  let evalDouble: @convention(c) (CXEvalResult?) -> Double
  let disposeEval: @convention(c) (CXEvalResult?) -> Void

  let getCursorType: CursorToType
  let getCursorResultType: CursorToType
  let getCanonicalType: TypeToType
  let getPointeeType: TypeToType
  let getTypeDeclaration: @convention(c) (CXType) -> CXCursor
  let getNumArgumentTypes: @convention(c) (CXType) -> Int32
  let isConstQualified: @convention(c) (CXType) -> UInt32

  let tokenize: @convention(c) (
    CXTranslationUnit?, CXSourceRange, UnsafeMutablePointer<UnsafeMutablePointer<CXToken>?>?, UnsafeMutablePointer<UInt32>?
  ) -> Void
  let getTokenKind: @convention(c) (CXToken) -> Int32
  let getTokenSpelling: @convention(c) (CXTranslationUnit?, CXToken) -> CXString
  let disposeTokens: @convention(c) (CXTranslationUnit?, UnsafeMutablePointer<CXToken>?, UInt32) -> Void

  let getPrintingPolicy: @convention(c) (CXCursor) -> CXPrintingPolicy?
  let setPrintingProperty: @convention(c) (CXPrintingPolicy?, Int32, UInt32) -> Void
  let disposePrintingPolicy: @convention(c) (CXPrintingPolicy?) -> Void
  let prettyPrint: @convention(c) (CXCursor, CXPrintingPolicy?) -> CXString

  let readCompilationDatabase: @convention(c) (UnsafePointer<CChar>?, UnsafeMutablePointer<Int32>?) -> CXCompilationDatabase?
  let disposeCompilationDatabase: @convention(c) (CXCompilationDatabase?) -> Void
  let getAllCompileCommands: @convention(c) (CXCompilationDatabase?) -> CXCompileCommands?
  let disposeCompileCommands: @convention(c) (CXCompileCommands?) -> Void
  let getCommandCount: @convention(c) (CXCompileCommands?) -> UInt32
  let getCommand: @convention(c) (CXCompileCommands?, UInt32) -> CXCompileCommand?
  let getCommandDirectory: @convention(c) (CXCompileCommand?) -> CXString
  let getCommandFile: @convention(c) (CXCompileCommand?) -> CXString
  let getCommandArgumentCount: @convention(c) (CXCompileCommand?) -> UInt32
  let getCommandArgument: @convention(c) (CXCompileCommand?, UInt32) -> CXString

  /// Loads the library and makes sure, by a call, that it is what it is taken for.
  ///
  /// - Throws: `LibClangError`, where the file is no such library
  package init(path: String) throws(LibClangError) {
    guard let handle = dlopen(path, RTLD_NOW | RTLD_LOCAL) else { throw .cannotBeLoaded(path, reason: dlerror().map { String(cString: $0) } ?? "") }
    func find<F>(_ name: String) throws(LibClangError) -> F {
      guard let symbol = dlsym(handle, "clang_" + name) else { throw .lacks("clang_" + name, path) }
      // The type is what the library's documentation declares for the name.
      return unsafeBitCast(symbol, to: F.self)
    }
    self.path = path
    getCString = try find("getCString")
    disposeString = try find("disposeString")
    getClangVersion = try find("getClangVersion")
    createIndex = try find("createIndex")
    disposeIndex = try find("disposeIndex")
    parse = try find("parseTranslationUnit2")
    disposeTranslationUnit = try find("disposeTranslationUnit")
    getTranslationUnitCursor = try find("getTranslationUnitCursor")
    getFileName = try find("getFileName")
    getFileContents = try find("getFileContents")
    getInclusions = try find("getInclusions")
    getNumDiagnostics = try find("getNumDiagnostics")
    getDiagnostic = try find("getDiagnostic")
    disposeDiagnostic = try find("disposeDiagnostic")
    getDiagnosticSeverity = try find("getDiagnosticSeverity")
    getDiagnosticLocation = try find("getDiagnosticLocation")
    getDiagnosticSpelling = try find("getDiagnosticSpelling")
    visitChildren = try find("visitChildren")
    visitFields = try find("Type_visitFields")
    getCursorLocation = try find("getCursorLocation")
    getCursorExtent = try find("getCursorExtent")
    getRangeStart = try find("getRangeStart")
    getRangeEnd = try find("getRangeEnd")
    getFileLocation = try find("getFileLocation")
    isInSystemHeader = try find("Location_isInSystemHeader")
    getCursorSpelling = try find("getCursorSpelling")
    getCursorUSR = try find("getCursorUSR")
    getCursorReferenced = try find("getCursorReferenced")
    getCursorSemanticParent = try find("getCursorSemanticParent")
    getSpecializedCursorTemplate = try find("getSpecializedCursorTemplate")
    getCursorDefinition = try find("getCursorDefinition")
    isCursorDefinition = try find("isCursorDefinition")
    getStorageClass = try find("Cursor_getStorageClass")
    getNumArguments = try find("Cursor_getNumArguments")
    getArgument = try find("Cursor_getArgument")
    getVariableInitializer = try find("Cursor_getVarDeclInitializer")
    isVariadic = try find("Cursor_isVariadic")
    isMacroFunctionLike = try find("Cursor_isMacroFunctionLike")
    getEnumConstantValue = try find("getEnumConstantDeclValue")
    evaluate = try find("Cursor_Evaluate")
    evalKind = try find("EvalResult_getKind")
    evalInteger = try find("EvalResult_getAsLongLong")
    evalDouble = try find("EvalResult_getAsDouble")
    disposeEval = try find("EvalResult_dispose")
    getCursorType = try find("getCursorType")
    getCursorResultType = try find("getCursorResultType")
    getCanonicalType = try find("getCanonicalType")
    getPointeeType = try find("getPointeeType")
    getTypeDeclaration = try find("getTypeDeclaration")
    getNumArgumentTypes = try find("getNumArgTypes")
    isConstQualified = try find("isConstQualifiedType")
    tokenize = try find("tokenize")
    getTokenKind = try find("getTokenKind")
    getTokenSpelling = try find("getTokenSpelling")
    disposeTokens = try find("disposeTokens")
    getPrintingPolicy = try find("getCursorPrintingPolicy")
    setPrintingProperty = try find("PrintingPolicy_setProperty")
    disposePrintingPolicy = try find("PrintingPolicy_dispose")
    prettyPrint = try find("getCursorPrettyPrinted")
    readCompilationDatabase = try find("CompilationDatabase_fromDirectory")
    disposeCompilationDatabase = try find("CompilationDatabase_dispose")
    getAllCompileCommands = try find("CompilationDatabase_getAllCompileCommands")
    disposeCompileCommands = try find("CompileCommands_dispose")
    getCommandCount = try find("CompileCommands_getSize")
    getCommand = try find("CompileCommands_getCommand")
    getCommandDirectory = try find("CompileCommand_getDirectory")
    getCommandFile = try find("CompileCommand_getFilename")
    getCommandArgumentCount = try find("CompileCommand_getNumArgs")
    getCommandArgument = try find("CompileCommand_getArg")
    guard understandsUs else { throw .isIncompatible(path, version: version) }
  }
}

/// Why libclang cannot be used.
package enum LibClangError: Error, CustomStringConvertible {
  case cannotBeLoaded(String, reason: String)
  case lacks(String, String)
  case isIncompatible(String, version: String)

  package var description: String {
    switch self {
    case .cannotBeLoaded(let path, let reason): "'\(path)' cannot be loaded: \(reason)"
    case .lacks(let symbol, let path): "'\(path)' has no function '\(symbol)'; libclang 14 or later is needed"
    case .isIncompatible(let path, let version): "'\(path)' (\(version)) does not answer as libclang does"
    }
  }
}

// MARK: - Check

extension LibClang {
  /// `clang version 14.0.6`
  package var version: String { string(getClangVersion()) }

  /// Takes over a text.
  func string(_ string: CXString) -> String {
    defer { disposeString(string) }
    return getCString(string).map { String(cString: $0) } ?? ""
  }

  /// Structures go to and fro by value: a function of a text that we know must come back as itself.
  private var understandsUs: Bool {
    guard let unit = ClangUnit(self, file: "check.c", arguments: [], text: "static int check(int a) { return a; }") else { return false }
    let found = unit.children(of: unit.root).filter { $0.kind == CursorKind.function }
    guard let function = found.first, found.count == 1, unit.spelling(function) == "check" else { return false }
    guard getNumArguments(function) == 1, unit.spelling(getArgument(function, 0)) == "a" else { return false }
    return unit.location(of: function).map { $0.offset == 11 } ?? false
  }
}
