/// What `__attribute__((swift_name("…")))` says: `Database.open(_:path:)`, `getter:Database.size(self:)`.
struct SwiftName: Hashable {
  enum Accessor: Hashable { case getter, setter }

  var accessor: Accessor?
  /// Empty for a function that becomes no member.
  var type = ""
  var base: String
  /// One for each parameter, nil for `_`; nil where the name has no parameter list, as that of a type.
  var labels: [String?]?

  init?(_ text: String) {
    var rest = Substring(text)
    if let plain = rest.dropping(prefix: "getter:") {
      (accessor, rest) = (.getter, plain)
    } else if let plain = rest.dropping(prefix: "setter:") {
      (accessor, rest) = (.setter, plain)
    }
    if let open = rest.firstIndex(of: "(") {
      guard rest.last == ")" else { return nil }
      labels = rest[rest.index(after: open)...].dropLast().split(separator: ":").map { $0 == "_" ? nil : String($0) }
      rest = rest[..<open]
    }
    if let dot = rest.lastIndex(of: ".") {
      type = String(rest[..<dot])
      rest = rest[rest.index(after: dot)...]
    }
    guard !rest.isEmpty else { return nil }
    base = String(rest)
  }

  /// The parameter that becomes the value whose member the function is.
  var selfPlace: Int? { type.isEmpty ? nil : labels?.firstIndex(of: "self") }
}

extension Substring {
  fileprivate func dropping(prefix: String) -> Substring? { hasPrefix(prefix) ? dropFirst(prefix.count) : nil }
}
