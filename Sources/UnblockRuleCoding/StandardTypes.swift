extension String: Coded {
  package static var blank: String { "" }
  package mutating func code(with coder: inout some Coder) { coder.string(&self) }
}

extension Int: Coded {
  package static var blank: Int { 0 }

  package mutating func code(with coder: inout some Coder) {
    var number = UInt64(bitPattern: Int64(self))
    coder.number(&number)
    self = Int(truncatingIfNeeded: number)
  }
}

extension Bool: Coded {
  package static var blank: Bool { false }

  package mutating func code(with coder: inout some Coder) {
    var number: UInt64 = self ? 1 : 0
    coder.number(&number)
    self = number == 1
  }
}

extension Double: Coded {
  package static var blank: Double { 0 }

  package mutating func code(with coder: inout some Coder) {
    var bits = bitPattern
    coder.number(&bits)
    self = Double(bitPattern: bits)
  }
}

extension Optional: Coded where Wrapped: Coded {
  package static var blank: Wrapped? { nil }

  package mutating func code(with coder: inout some Coder) {
    var isPresent = self != nil
    coder.field(&isPresent)
    guard isPresent else { return self = nil }
    var value: Wrapped = self ?? Wrapped.blank
    coder.field(&value)
    self = value
  }
}

extension Array: Coded where Element: Coded {
  package static var blank: [Element] { [] }

  package mutating func code(with coder: inout some Coder) {
    var length = count
    coder.field(&length)
    if length > count { reserveCapacity(length) }
    for index in 0..<length {
      if index == count { append(.blank) }
      coder.field(&self[index])
    }
  }
}

/// An enumeration without values is coded as its place among its cases.
extension Coded where Self: CaseIterable & Equatable, AllCases == [Self] {
  package static var blank: Self { allCases[0] }

  package mutating func code(with coder: inout some Coder) {
    var place = Self.allCases.firstIndex(of: self) ?? 0
    coder.field(&place)
    self = Self.allCases[place]
  }
}
