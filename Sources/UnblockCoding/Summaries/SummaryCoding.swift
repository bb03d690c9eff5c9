package import UnblockModel

extension SummarizedSource {
  /// A compact form, which is read many times as fast as the text that it was made from.
  package var encoded: [UInt8] {
    var encoder = ByteEncoder()
    for table in SummaryTable.allCases { encoder.put(summary.count(of: table)) }
    encoder.put(self)
    return encoder.bytes
  }

  /// - Parameter bytes: what `encoded` gave. Nil if they are anything else: damaged, cut short, or longer.
  package init?(encoded bytes: UnsafeBufferPointer<UInt8>) {
    guard var decoder = ByteDecoder(bytes) else { return nil }
    for table in SummaryTable.allCases {
      let size: Int = decoder.next()
      guard let size = Int32(exactly: size), size >= 0 else { return nil }
      decoder.sizes[table] = size
    }
    self = decoder.next()
    guard !decoder.isDamaged, decoder.isAtEnd, summary.isSound(decoder.sizes) else { return nil }
  }
}

extension FileSummary {
  /// Whether it can be analysed: each number leads to something, and what stands in something else stands behind it, as when it
  /// was made, so that no way outwards goes round.
  fileprivate func isSound(_ sizes: PlaceRow) -> Bool {
    SummaryTable.allCases.allSatisfy { count(of: $0) == Int(sizes[$0]) }
      && functions.first?.kind == .topLevel
      && functions.indices.allSatisfy { isSound(functions[$0], at: $0) }
      && types.indices.allSatisfy { place in types[place].parent.map { $0.index < place } ?? true }
      && expressions.allSatisfy { hasItsArguments($0.kind) }
  }

  private func isSound(_ function: Function, at place: Int) -> Bool {
    (function.parent.map { $0.index < place } ?? true)
      && function.loops.indices.allSatisfy { loop in function.loops[loop].parent.map { (0..<loop).contains($0) } ?? true }
  }

  private func hasItsArguments(_ kind: Expression.Kind) -> Bool {
    switch kind {
    case .call(_, let list), .subscript(_, let list), .tuple(let list): list.end <= arguments.count
    default: true
    }
  }
}
