package import UnblockModel

/// What a run leaves for those of the same program with a few files edited.
package struct KeptRun: Hashable, Sendable {
  /// What was found without reading, but for the sizes of files.
  package var outline: ContentHash
  /// Those of the report that belongs to it.
  package var inputs: ContentHash
  /// For each file, what tells its text from others.
  package var texts: [ContentHash]
  /// The files that a finding mentions, or that fix-its were made from.
  package var mentioned: [String]
  package var footprint: Footprint

  package init(outline: ContentHash, inputs: ContentHash, texts: [ContentHash], mentioned: [String], footprint: Footprint) {
    self.outline = outline
    self.inputs = inputs
    self.texts = texts
    self.mentioned = mentioned
    self.footprint = footprint
  }
}

extension KeptRun {
  package var encoded: [UInt8] { bytes(of: self) }

  /// - Parameter bytes: what `encoded` gave. Nil if they are anything else.
  package init?(encoded bytes: UnsafeBufferPointer<UInt8>) {
    guard let value: Self = decoded(bytes), value.footprint.isSound else { return nil }
    self = value
  }
}

extension KeptRun: Coded {
  package static var blank: KeptRun { KeptRun(outline: .blank, inputs: .blank, texts: [], mentioned: [], footprint: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&outline)
    coder.field(&inputs)
    coder.field(&texts)
    coder.field(&mentioned)
    coder.field(&footprint)
  }
}

extension Footprint: Coded {
  package static var blank: Footprint { Footprint() }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&asksAnySite)
    coder.field(&variablesAreCalled)
    coder.field(&asked)
    coder.field(&unlisted)
    coder.field(&marked)
    coder.field(&words)
    coder.field(&files)
    coder.field(&bodies)
    coder.field(&sizes)
  }

  fileprivate var isSound: Bool { words.count == files.count && files.allSatisfy { $0 < sizes.count } && sizes.allSatisfy { $0 >= 0 } }
}

extension Int32: Coded {
  package static var blank: Int32 { 0 }

  package mutating func code(with coder: inout some Coder) {
    var number = UInt64(UInt32(bitPattern: self))
    coder.number(&number)
    self = Int32(truncatingIfNeeded: number)
  }
}

extension UInt64: Coded {
  package static var blank: UInt64 { 0 }
  package mutating func code(with coder: inout some Coder) { coder.number(&self) }
}
