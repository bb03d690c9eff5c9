/// A declaration as the compiler knows it, whichever file or module it comes from.
package struct IndexedSymbol: Hashable, Sendable {
  /// The compiler's name for it, unique over all modules: `s:8Dispatch0A9SemaphoreC4waityyF`, `c:@F@sleep`.
  package var usr: String
  /// Its full name as Swift writes it, without accessor: `wait(timeout:)`, `init(contentsOf:options:)`, `subscript(_:)`, `+(_:_:)`,
  /// `computed`. A function of C has its Swift name: `sleep(_:)`.
  package var name: String
  package var kind: SymbolKind
  package var language: SymbolLanguage
  /// Functions and initializers that are `async`, and accessors as far as the index tells: of one in another module it never does, and of one
  /// in another file only when that file is among those that were asked for.
  package var isAsync: Bool
  /// The module that declares it; for a member of an extension, the module of the extension. As the binary has it: `FoundationEssentials`
  /// and `_Concurrency` rather than what re-exports them; but `Swift` for `Task`, `TaskGroup` and others of `_Concurrency` whose mangled names are
  /// abbreviated. Nil for declarations of C, whose modules the index does not tell.
  package var module: String?
  /// The type of which it is a member, with what that is nested in: `DispatchSemaphore`, `KDF.Scrypt`. Empty for what is no member.
  package var type: String
  /// The module that declares that type, if it is not `module`: `Swift` for a member that an extension adds to `String`.
  package var typeModule: String?
  /// Which accessor of `name` it is.
  package var accessor: SymbolAccessor?

  package init(
    usr: String, name: String, kind: SymbolKind, language: SymbolLanguage, isAsync: Bool,
    module: String?, type: String, typeModule: String?, accessor: SymbolAccessor?
  ) {
    self.usr = usr
    self.name = name
    self.kind = kind
    self.language = language
    self.isAsync = isAsync
    self.module = module
    self.type = type
    self.typeModule = typeModule
    self.accessor = accessor
  }

  /// The name that a function or variable of C has there: `sleep` for `sleep(_:)`, `thing_wait` for what `swift_name` calls `wait(milliseconds:)`.
  ///
  /// A name with external linkage (a USR that starts with `c:@`) stands for one function in the whole program, whichever module imports it.
  /// That of a `static inline` function (`c:Header.h@F@name`) is its header's own.
  package var nameInC: String? {
    guard language != .swift, let at = usr.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    return String(usr[usr.utf8.index(after: at)...].prefix { $0 != "#" })
  }
}

package enum SymbolKind: UInt8, Hashable, Sendable {
  case unknown, module, macro, `enum`, `struct`, `class`, `protocol`, `extension`, typeAlias, associatedType
  case function, instanceMethod, staticMethod, initializer, deinitializer, `subscript`
  /// Global or local.
  case variable
  case instanceProperty, staticProperty, enumCase
}

package enum SymbolAccessor: UInt8, Hashable, Sendable {
  case getter, setter, willSet, didSet, addressor, mutableAddressor, read, modify, initAccessor, borrow, mutate
}

package enum SymbolLanguage: UInt8, Hashable, Sendable {
  case c, objectiveC, cxx, swift
}
