package import UnblockModel

/// The tables of a `FileSummary` to which its other parts refer by number.
package enum SummaryTable: Int, Sendable, CaseIterable {
  case names, types, functions, variables, expressions, arguments, typeReferences
}

/// What a table has as its elements.
package protocol TableElement {
  static var table: SummaryTable { get }
}

extension TypeDeclaration: TableElement { package static var table: SummaryTable { .types } }
extension Function: TableElement { package static var table: SummaryTable { .functions } }
extension Variable: TableElement { package static var table: SummaryTable { .variables } }
extension Expression: TableElement { package static var table: SummaryTable { .expressions } }
extension TypeReference: TableElement { package static var table: SummaryTable { .typeReferences } }

extension ID: Coded where Element: TableElement {
  package static var blank: ID { ID(0) }

  @inline(__always)
  package mutating func code(with coder: inout some Coder) {
    var place = index
    coder.place(&place, in: Element.table)
    self = ID(Int(place))
  }
}

extension Name: Coded {
  package static var blank: Name { Name(0) }

  @inline(__always)
  package mutating func code(with coder: inout some Coder) {
    var place = index
    coder.place(&place, in: .names)
    self = Name(Int(place))
  }
}

extension ByteRange: Coded {
  package static var blank: ByteRange { ByteRange(start: 0, end: 0) }

  @inline(__always)
  package mutating func code(with coder: inout some Coder) { coder.span(&start, &end) }
}

extension ArgumentList: Coded {
  package static var blank: ArgumentList { ArgumentList(start: 0, end: 0) }

  @inline(__always)
  package mutating func code(with coder: inout some Coder) {
    var length = UInt64(UInt32(bitPattern: end &- start))
    coder.place(&start, in: .arguments)
    coder.number(&length)
    end = start &+ Int32(truncatingIfNeeded: length)
    // Whether it ends within the table is looked at when all is read; it must begin before it ends.
    if !coder.isWriting, end < start { coder.refuse() }
  }
}
