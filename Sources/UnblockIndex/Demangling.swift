internal import CIndexStore

/// Where a declaration stands, read off its mangled name.
struct Place: Hashable, Sendable {
  /// The module that declares it.
  var module: String?
  /// The type of which it is a member, with what that is nested in.
  var type = ""
  /// The module of that type, if it is another one.
  var typeModule: String?
  /// The property of which an accessor is.
  var property = ""

  private init() {}

  /// - Parameter isAccessor: whether the last name is the accessor's (`getter`), behind that of the property
  init(usr: String, isAccessor: Bool) {
    self.init()
    guard usr.hasPrefix("s:"), !usr.hasPrefix("s:e:") else { return }
    // The context comes first in the demangled text. What does not fit is cut off; it is the types of parameters.
    let found = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer -> Context? in
      guard demangle(usr, into: buffer) else { return nil }
      return buffer.withMemoryRebound(to: UInt8.self) { Context(demangled: UnsafeBufferPointer(rebasing: $0[..<($0.firstIndex(of: 0) ?? 0)])) }
    }
    if let found { self = Place(found, isAccessor: isAccessor) }
  }

  private init(_ context: Context, isAccessor: Bool) {
    let names = isAccessor ? context.names.dropLast() : context.names[...]
    if isAccessor { property = context.names.last ?? "" }
    guard let first = names.first else { return }
    let owner = Self.isOfC(first) ? nil : first
    module = context.extensionModule ?? owner
    type = names.dropFirst().joined(separator: ".")
    typeModule = owner == module ? nil : owner
  }

  /// The module that the compiler says declarations of C are in, none of which it is called in source.
  private static func isOfC(_ module: String) -> Bool { module == "__C" || module == "__C_Synthesized" }
}

/// The USR of a Swift declaration is its mangled name, with `s:` for `$s`.
private func demangle(_ usr: String, into buffer: UnsafeMutableBufferPointer<CChar>) -> Bool {
  var mangled = "$s"
  mangled += usr.dropFirst(2)
  var size = buffer.count
  let text = mangled.utf8CString.withUnsafeBufferPointer { swift_demangle($0.baseAddress, $0.count - 1, buffer.baseAddress, &size, 0) }
  return text != nil
}

/// The names in front of the last one in a demangled name: `Dispatch`, `DispatchSemaphore` of `Dispatch.DispatchSemaphore.wait() -> ()`.
private struct Context {
  /// `M` of `(extension in M):…`, of the innermost extension.
  private(set) var extensionModule: String?
  private(set) var names: [String] = []

  private let text: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(demangled text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    _ = skip("static ")
    while let name = takeName() {
      skipGenericArguments()
      // The last name is the declaration's own, or `getter`.
      guard at < text.count, text[at] == UInt8(ascii: ".") else { break }
      names.append(name)
      at += 1
    }
  }

  /// An identifier, also one in `(name in _0123)`, as private declarations have. Nil for an operator.
  private mutating func takeName() -> String? {
    while skip("(extension in ") {
      // In an extension of an extension's type, the first one is the member's own.
      let module = takeIdentifier()
      if extensionModule == nil { extensionModule = module }
      _ = skip("):")
    }
    let isPrivate = skip("(")
    guard let name = takeIdentifier() else { return nil }
    if isPrivate { skipBehind(UInt8(ascii: ")")) }
    return name
  }

  private mutating func takeIdentifier() -> String? {
    let start = at
    while at < text.count, isIdentifier(text[at]) { at += 1 }
    return at > start ? String(decoding: text[start..<at], as: UTF8.self) : nil
  }

  private func isIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "$"), UInt8(ascii: "`"), 0x80...: true
    default: false
    }
  }

  private mutating func skipBehind(_ byte: UInt8) {
    while at < text.count, text[at] != byte { at += 1 }
    at += at < text.count ? 1 : 0
  }

  /// Generic arguments and requirements in angle brackets, among which arrows do not count.
  private mutating func skipGenericArguments() {
    guard at < text.count, text[at] == UInt8(ascii: "<") else { return }
    var depth = 0
    while at < text.count {
      let byte = text[at]
      at += 1
      if byte == UInt8(ascii: "<") { depth += 1 }
      if byte == UInt8(ascii: ">"), text[at - 2] != UInt8(ascii: "-") { depth -= 1 }
      if depth == 0 { return }
    }
  }

  private mutating func skip(_ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard at + count <= text.count else { return false }
    for offset in 0..<count where text[at + offset] != prefix.utf8Start[offset] { return false }
    at += count
    return true
  }
}
