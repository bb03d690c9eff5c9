import CUnblockClang
import UnblockModel

/// What the attributes of a function say that matters to its callers.
struct FunctionAttributes: Hashable {
  /// Clang's function effects.
  var isBlocking = false
  var isNonblocking = false
  /// `swift_attr("@available(*, noasync)")`
  var isNoasync = false
  var isUnavailable = false
  /// `swift_attr("@MainActor")`
  var globalActors: [String] = []
  var swiftName: SwiftName?
  /// The parameter that `swift_async` takes for the completion handler, from 0.
  var completion: Int?

  var isEmpty: Bool { self == FunctionAttributes() }

  /// Adds what another declaration of the same function says.
  mutating func add(_ other: FunctionAttributes) {
    isBlocking = isBlocking || other.isBlocking
    isNonblocking = isNonblocking || other.isNonblocking
    isNoasync = isNoasync || other.isNoasync
    isUnavailable = isUnavailable || other.isUnavailable
    for actor in other.globalActors where !globalActors.contains(actor) { globalActors.append(actor) }
    swiftName = swiftName ?? other.swiftName
    completion = completion ?? other.completion
  }
}

extension FunctionAttributes {
  /// - Parameter printed: a declaration as clang prints it
  init(printed: String) {
    let values = attributeValues(in: printed)
    for (name, value) in values {
      switch name {
      case "swift_name": swiftName = SwiftName(value)
      case "swift_attr": add(swiftAttribute: value)
      case "swift_async": completion = value.split(separator: " ").last.flatMap { Int($0) }.map { $0 - 1 }
      default: break
      }
    }
  }

  private mutating func add(swiftAttribute text: String) {
    if text.hasPrefix("@available(*,") {
      isNoasync = isNoasync || text.contains("noasync")
      isUnavailable = isUnavailable || text.contains("unavailable")
    } else if text.hasPrefix("@"), !text.contains("("), text != "@Sendable", !text.hasPrefix("@_") {
      globalActors.append(String(text.dropFirst()))
    }
  }

  /// The effects among the words of a declaration's attributes. libclang has no cursor for them, and before LLVM 20 does not know them.
  mutating func addEffects(_ words: some Sequence<String>) {
    for word in words {
      if word == "blocking" { isBlocking = true }
      if word == "nonblocking" { isNonblocking = true }
    }
  }
}

/// The attributes of a printed declaration: names, and what stands in their parentheses, without quotes.
private func attributeValues(in text: String) -> [(String, String)] {
  let bytes = Array(text.utf8)
  var result: [(String, String)] = []
  var place = 0
  while place < bytes.count {
    guard bytes[place].isOfWord else {
      place += 1
      continue
    }
    let start = place
    while place < bytes.count, bytes[place].isOfWord { place += 1 }
    let word = String(decoding: bytes[start..<place], as: UTF8.self)
    guard word.hasPrefix("swift_"), place < bytes.count, bytes[place] == UInt8(ascii: "(") else { continue }
    result.append((word, value(in: bytes, from: &place)))
  }
  return result
}

/// What stands in the parentheses that open at `place`.
private func value(in bytes: [UInt8], from place: inout Int) -> String {
  var depth = 0
  var isQuoted = false
  var value: [UInt8] = []
  while place < bytes.count {
    let byte = bytes[place]
    place += 1
    if byte == UInt8(ascii: "\"") { isQuoted.toggle(); continue }
    if byte == UInt8(ascii: "\\"), isQuoted, place < bytes.count { value.append(bytes[place]); place += 1; continue }
    if !isQuoted, byte == UInt8(ascii: "(") { depth += 1; if depth == 1 { continue } }
    if !isQuoted, byte == UInt8(ascii: ")") { depth -= 1; if depth == 0 { break } }
    value.append(byte == UInt8(ascii: ",") && !isQuoted ? UInt8(ascii: " ") : byte)
  }
  return String(decoding: value, as: UTF8.self)
}
