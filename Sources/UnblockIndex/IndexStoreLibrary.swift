internal import CIndexStore
#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// libIndexStore, loaded from a toolchain when it is needed.
///
/// It is never unloaded. Its functions may be called from several threads at once, each on a reader of its own.
package struct IndexStoreLibrary: Sendable {
  /// The file that it was loaded from.
  package let path: String
  let functions: Functions

  /// The functions that we call. They are plain C functions of a library that stays loaded.
  struct Functions: Sendable {
    let formatVersion: UnblockIndexGetVersion
    let errorText: UnblockIndexErrorText
    let disposeError: UnblockIndexDispose
    let openStore: UnblockIndexOpenStore
    let disposeStore: UnblockIndexDispose
    let visitUnits: UnblockIndexVisitUnits
    let unitTime: UnblockIndexGetUnitTime
    let openUnit: UnblockIndexOpenReader
    let disposeUnit: UnblockIndexDispose
    let unitHasMainFile: UnblockIndexGetFlag
    let unitIsSystem: UnblockIndexGetFlag
    let unitMainFile: UnblockIndexGetText
    let unitModule: UnblockIndexGetText
    let unitFolder: UnblockIndexGetText
    let visitDependencies: UnblockIndexVisitAll
    let dependencyKind: UnblockIndexGetNumber
    let dependencyName: UnblockIndexGetText
    let dependencyFile: UnblockIndexGetText
    let openRecord: UnblockIndexOpenReader
    let disposeRecord: UnblockIndexDispose
    let visitOccurrences: UnblockIndexVisitAll
    let visitSymbols: UnblockIndexVisitSymbols
    let occurrenceSymbol: UnblockIndexGetObject
    let occurrenceRoles: UnblockIndexGetBits
    let occurrencePosition: UnblockIndexGetPosition
    let visitRelations: UnblockIndexVisitAll
    let relationSymbol: UnblockIndexGetObject
    let relationRoles: UnblockIndexGetBits
    let symbolName: UnblockIndexGetText
    let symbolUSR: UnblockIndexGetText
    let symbolKind: UnblockIndexGetNumber
    let symbolSubkind: UnblockIndexGetNumber
    let symbolLanguage: UnblockIndexGetNumber
    let symbolProperties: UnblockIndexGetBits
  }

  /// Loads the first of `candidates` that can be loaded.
  ///
  /// - Throws: `IndexError.noLibrary` if none can, with what stood in the way of each; `IndexError.unusableLibrary` if the library lacks a function.
  package init(candidates: [String]) throws(IndexError) {
    var reasons: [String] = []
    for path in candidates {
      guard let handle = dlopen(path, RTLD_LAZY | RTLD_LOCAL) else {
        reasons.append(dlerror().map { String(cString: $0) } ?? "\(path): cannot be loaded")
        continue
      }
      self.path = path
      functions = try Self.lookUp(in: Symbols(handle: handle, path: path))
      return
    }
    throw .noLibrary(reasons: reasons)
  }

  /// Where to look for the library: an explicit path alone if there is one; else the path that the environment gave; else in the folders
  /// of toolchains, each of which may be the toolchain's own folder, its `usr`, `usr/bin` or `usr/lib`.
  package static func candidates(explicit: String?, environment: String?, toolchains: [String]) -> [String] {
    if let explicit { return [explicit] }
    let file = "libIndexStore" + sharedLibrarySuffix
    let beside = toolchains.flatMap { folder in ["/usr/lib/", "/lib/", "/../lib/", "/"].map { folder + $0 + file } }
    return (environment.map { [$0] } ?? []) + beside
  }

  private static var sharedLibrarySuffix: String {
    #if canImport(Darwin)
    ".dylib"
    #else
    ".so"
    #endif
  }
}

/// Functions of a loaded library, by name.
private struct Symbols {
  let handle: UnsafeMutableRawPointer
  let path: String

  /// The type is the caller's promise: those of CIndexStore are what the library's interface has.
  func callAsFunction<Function>(_ name: String, as type: Function.Type = Function.self) throws(IndexError) -> Function {
    guard let address = dlsym(handle, "indexstore_" + name) else { throw .unusableLibrary(path: path, missing: "indexstore_" + name) }
    return unsafeBitCast(address, to: type)
  }
}

extension IndexStoreLibrary {
  private static func lookUp(in library: Symbols) throws(IndexError) -> Functions {
    Functions(
      formatVersion: try library("format_version"),
      errorText: try library("error_get_description"),
      disposeError: try library("error_dispose"),
      openStore: try library("store_create"),
      disposeStore: try library("store_dispose"),
      visitUnits: try library("store_units_apply_f"),
      unitTime: try library("store_get_unit_modification_time"),
      openUnit: try library("unit_reader_create"),
      disposeUnit: try library("unit_reader_dispose"),
      unitHasMainFile: try library("unit_reader_has_main_file"),
      unitIsSystem: try library("unit_reader_is_system_unit"),
      unitMainFile: try library("unit_reader_get_main_file"),
      unitModule: try library("unit_reader_get_module_name"),
      unitFolder: try library("unit_reader_get_working_dir"),
      visitDependencies: try library("unit_reader_dependencies_apply_f"),
      dependencyKind: try library("unit_dependency_get_kind"),
      dependencyName: try library("unit_dependency_get_name"),
      dependencyFile: try library("unit_dependency_get_filepath"),
      openRecord: try library("record_reader_create"),
      disposeRecord: try library("record_reader_dispose"),
      visitOccurrences: try library("record_reader_occurrences_apply_f"),
      visitSymbols: try library("record_reader_symbols_apply_f"),
      occurrenceSymbol: try library("occurrence_get_symbol"),
      occurrenceRoles: try library("occurrence_get_roles"),
      occurrencePosition: try library("occurrence_get_line_col"),
      visitRelations: try library("occurrence_relations_apply_f"),
      relationSymbol: try library("symbol_relation_get_symbol"),
      relationRoles: try library("symbol_relation_get_roles"),
      symbolName: try library("symbol_get_name"),
      symbolUSR: try library("symbol_get_usr"),
      symbolKind: try library("symbol_get_kind"),
      symbolSubkind: try library("symbol_get_subkind"),
      symbolLanguage: try library("symbol_get_language"),
      symbolProperties: try library("symbol_get_properties")
    )
  }
}
