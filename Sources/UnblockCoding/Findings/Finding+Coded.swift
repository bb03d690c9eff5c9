package import UnblockModel

extension Confidence: Coded {}
extension FixIt.Applicability: Coded {}

extension Finding: Coded {
  package static var blank: Finding {
    Finding(rule: "", kind: "", severity: .blank, confidence: .blank, message: "", range: .blank, api: "", context: .blank, trace: [], fingerprint: "")
  }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&rule)
    coder.field(&kind)
    coder.field(&severity)
    coder.field(&confidence)
    coder.field(&message)
    coder.field(&range)
    coder.field(&api)
    coder.field(&context)
    coder.field(&trace)
    coder.field(&fingerprint)
    coder.field(&facts)
    coder.field(&fixIts)
  }
}

extension FileRange: Coded {
  package static var blank: FileRange { FileRange(path: "", bytes: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&path)
    coder.field(&bytes)
  }
}

extension Finding.Context: Coded {
  package static var blank: Finding.Context { Finding.Context(kind: "", name: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&kind)
    coder.field(&name)
  }
}

extension Finding.Step: Coded {
  package static var blank: Finding.Step { Finding.Step(range: .blank, function: "", calls: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&range)
    coder.field(&function)
    coder.field(&calls)
  }
}

extension FixIt: Coded {
  package static var blank: FixIt { FixIt(title: "", rewrite: .blank, applicability: .blank, edits: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&title)
    coder.field(&rewrite)
    coder.field(&applicability)
    coder.field(&edits)
    coder.field(&products)
  }
}

extension FixIt.Edit: Coded {
  package static var blank: FixIt.Edit { FixIt.Edit(range: .blank, replacement: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&range)
    coder.field(&replacement)
  }
}

// Whatever is generic over the coder stays in this module.

extension [Finding] {
  /// All that is known of findings, their facts among it.
  package var encoded: [UInt8] { bytes(of: self) }
}

extension [[FixIt]] {
  package var encoded: [UInt8] { bytes(of: self) }

  /// - Parameter bytes: what `encoded` gave. Nil if they are anything else.
  package init?(encoded bytes: UnsafeBufferPointer<UInt8>) {
    guard let value: Self = decoded(bytes) else { return nil }
    self = value
  }
}
