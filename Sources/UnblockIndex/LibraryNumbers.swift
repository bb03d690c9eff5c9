internal import UnblockModel

// libIndexStore's numbers for kinds of symbols, and what they are called here.

/// Parameters and generic parameters are never called, and they are a fifth of all occurrences.
func isLeftOut(kind: UInt32, subkind: UInt32) -> Bool {
  let parameter = 25 as UInt32
  let commentTag = 1000 as UInt32
  let genericParameter = 1013 as UInt32
  return kind == parameter || kind == commentTag || subkind == genericParameter
}

extension SymbolKind {
  init(kind: UInt32, subkind: UInt32) {
    self =
      switch (kind, subkind) {
      case (_, 1011): .subscript
      case (_, 1012): .associatedType
      case (1, _), (2, _), (3, _): .module
      case (4, _): .macro
      case (5, _): .enum
      case (6, _), (10, _): .struct
      case (7, _): .class
      case (8, _): .protocol
      case (9, _): .extension
      case (11, _): .typeAlias
      case (12, _): .function
      case (13, _): .variable
      case (15, _): .enumCase
      case (16, _): .instanceMethod
      case (17, _), (18, _): .staticMethod
      case (14, _), (19, _): .instanceProperty
      case (20, _), (21, _): .staticProperty
      case (22, _): .initializer
      case (23, _): .deinitializer
      default: .unknown
      }
  }
}

extension SymbolAccessor {
  init?(subkind: UInt32) {
    switch subkind {
    case 3: self = .getter
    case 4: self = .setter
    case 1000: self = .willSet
    case 1001: self = .didSet
    case 1002: self = .addressor
    case 1003: self = .mutableAddressor
    case 1014: self = .read
    case 1015: self = .modify
    case 1016: self = .initAccessor
    case 1017: self = .borrow
    case 1018: self = .mutate
    default: return nil
    }
  }
}

extension SymbolLanguage {
  /// The compiler calls everything Swift that Swift code mentions; the USR tells what it comes from.
  init(number: UInt32, usr: String) {
    self =
      switch number {
      case 1: .objectiveC
      case 2: .cxx
      case 100 where usr.hasPrefix("c:objc"): .objectiveC
      case 100 where usr.hasPrefix("c:"): .c
      case 100: .swift
      default: .c
      }
  }
}
