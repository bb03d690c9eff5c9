package import UnblockModel

/// What a run found, and what stands for all that it was found in.
package struct KeptReport: Hashable, Sendable {
  /// What a parser had to say of a file.
  package struct Note: Hashable, Sendable {
    package var path: String
    package var offset: Int
    package var message: String
    package var others: Int

    package init(path: String, offset: Int, message: String, others: Int) {
      self.path = path
      self.offset = offset
      self.message = message
      self.others = others
    }
  }

  /// The lines of a file that a finding or a note mentions.
  package struct Lines: Hashable, Sendable {
    package var path: String
    package var table: LineTable

    package init(path: String, table: LineTable) {
      self.path = path
      self.table = table
    }
  }

  /// What was found without reading: names and sizes of files, modules. Where it is another, nothing need be read to know that the report is another.
  package var outline: ContentHash
  /// All inputs, texts among them.
  package var inputs: ContentHash
  /// With their fix-its, and without the facts that those were made from.
  package var findings: [Finding]
  package var functionCount: Int
  package var notes: [Note]
  package var lines: [Lines]

  package init(outline: ContentHash, inputs: ContentHash, findings: [Finding], functionCount: Int, notes: [Note], lines: [Lines]) {
    self.outline = outline
    self.inputs = inputs
    self.findings = findings
    self.functionCount = functionCount
    self.notes = notes
    self.lines = lines
  }
}

extension KeptReport {
  package var encoded: [UInt8] { bytes(of: self) }

  /// - Parameter bytes: what `encoded` gave. Nil if they are anything else.
  package init?(encoded bytes: UnsafeBufferPointer<UInt8>) {
    guard let value: Self = decoded(bytes) else { return nil }
    self = value
  }
}

extension KeptReport: Coded {
  package static var blank: KeptReport { KeptReport(outline: .blank, inputs: .blank, findings: [], functionCount: 0, notes: [], lines: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&outline)
    coder.field(&inputs)
    coder.field(&findings)
    coder.field(&functionCount)
    coder.field(&notes)
    coder.field(&lines)
  }
}

extension KeptReport.Note: Coded {
  package static var blank: KeptReport.Note { KeptReport.Note(path: "", offset: 0, message: "", others: 0) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&path)
    coder.field(&offset)
    coder.field(&message)
    coder.field(&others)
  }
}

extension KeptReport.Lines: Coded {
  package static var blank: KeptReport.Lines { KeptReport.Lines(path: "", table: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&path)
    coder.field(&table)
  }
}
