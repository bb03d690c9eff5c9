package import UnblockModel

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

  func count(of table: SummaryTable) -> Int {
    switch table {
    case .names: names.count
    case .types: types.count
    case .functions: functions.count
    case .variables: variables.count
    case .expressions: expressions.count
    case .arguments: arguments.count
    case .typeReferences: typeReferences.count
    }
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

extension LineTable: Coded {
  package static var blank: LineTable { LineTable() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&size)
    var offsets = coder.isWriting ? starts.map(Offset.init) : []
    coder.field(&offsets)
    if !coder.isWriting {
      starts = offsets.map(\.value)
      if starts.first != 0 { coder.refuse() }
    }
    coder.field(&wideLetters)
  }

  private struct Offset: Coded {
    static var blank: Offset { Offset(value: 0) }
    var value: UInt32
    mutating func code(with coder: inout some Coder) { coder.offset(&value) }
  }
}

extension LineTable.WideLetter: Coded {
  package static var blank: LineTable.WideLetter { LineTable.WideLetter(offset: 0, bytes: 0, utf16: 0) }

  package mutating func code(with coder: inout some Coder) {
    coder.offset(&offset)
    coder.field(&bytes)
    coder.field(&utf16)
  }
}

extension UInt32: Coded {
  package static var blank: UInt32 { 0 }

  package mutating func code(with coder: inout some Coder) {
    var number = UInt64(self)
    coder.number(&number)
    self = UInt32(truncatingIfNeeded: number)
  }
}

extension SummarizedSource: Coded {
  package static var blank: SummarizedSource { SummarizedSource(summary: .blank, lines: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&summary)
    coder.field(&lines)
  }
}
