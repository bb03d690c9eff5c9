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
    coder.length(&length)
    if coder.isWriting {
      // Not in place: elements that are never changed need no copy of the array.
      for element in self { coder.put(element) }
      return
    }
    // Each element is filled in before it goes to its place, which need not be asked whether it is shared.
    self = Array(unsafeUninitializedCapacity: length) { elements, count in
      for index in 0..<length {
        var element = Element.blank
        element.code(with: &coder)
        (elements.baseAddress! + index).initialize(to: element)
        count = index + 1
      }
    }
  }
}

/// An enumeration without values is coded as its place among its cases.
extension Coded where Self: CaseIterable & Equatable, AllCases == [Self] {
  package static var blank: Self { allCases[0] }

  package mutating func code(with coder: inout some Coder) {
    var place = Self.allCases.firstIndex(of: self) ?? 0
    coder.field(&place)
    guard Self.allCases.indices.contains(place) else { return coder.refuse() }
    self = Self.allCases[place]
  }
}

/// An enumeration whose cases have numbers from 0 is coded as its number.
extension Coded where Self: RawRepresentable<UInt8> {
  package static var blank: Self {
    guard let first = Self(rawValue: 0) else { preconditionFailure("the numbers of the cases begin with 0") }
    return first
  }

  package mutating func code(with coder: inout some Coder) {
    var number = UInt64(rawValue)
    coder.number(&number)
    guard number < 256, let value = Self(rawValue: UInt8(number)) else { return coder.refuse() }
    self = value
  }
}
