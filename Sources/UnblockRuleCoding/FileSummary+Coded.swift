package import UnblockModel

// Summaries cross from a process that reads C to the linter. Both are the same program, so the form needs no version.

extension FileSummary {
  package var encoded: String { encoding(self) }
  /// - Parameter bytes: what `encoded` gave; anything else is a mistake of the program
  package init(encoded bytes: UnsafeBufferPointer<UInt8>) { self = decoding(bytes) }
}

extension FileSummary: Coded {
  package static var blank: FileSummary { FileSummary() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&names)
    coder.field(&imports)
    coder.field(&types)
    coder.field(&functions)
    coder.field(&variables)
    coder.field(&globals)
    coder.field(&expressions)
    coder.field(&arguments)
    coder.field(&typeReferences)
    coder.field(&suppressions)
    coder.field(&notes)
  }
}

extension ID: Coded {
  package static var blank: ID { ID(0) }
  package mutating func code(with coder: inout some Coder) {
    var place = Int(index)
    coder.field(&place)
    self = ID(place)
  }
}

extension Name: Coded {
  package static var blank: Name { Name(0) }
  package mutating func code(with coder: inout some Coder) {
    var place = Int(index)
    coder.field(&place)
    self = Name(place)
  }
}

extension ByteRange: Coded {
  package static var blank: ByteRange { ByteRange(start: 0, end: 0) }
  package mutating func code(with coder: inout some Coder) {
    var (first, length) = (Int(start), Int(end) - Int(start))
    coder.field(&first)
    coder.field(&length)
    self = ByteRange(start: first, end: first + length)
  }
}

extension Import: Coded {
  package static var blank: Import { Import(module: .blank, isExported: false) }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&module)
    coder.field(&isExported)
  }
}

extension Note: Coded {
  package static var blank: Note { Note(range: .blank, message: "") }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&range)
    coder.field(&message)
  }
}

extension Suppression: Coded {
  package static var blank: Suppression { Suppression(range: .blank, rules: [], reason: nil, silenced: .blank) }
  package mutating func code(with coder: inout some Coder) {
    coder.field(&range)
    coder.field(&rules)
    coder.field(&reason)
    coder.field(&silenced)
  }
}
