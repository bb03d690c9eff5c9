import Yams

/// The keys of a mapping. What was asked for is what there may be: `finish` refuses all other keys.
///
/// A required key that is missing or malformed is an error and reads as an empty value: the file is refused anyway, and
/// reading on finds its other errors.
struct MappingReader {
  /// Where the mapping begins; without braces, that is its first key.
  let location: Location
  private let log: ErrorLog
  private let pairs: [(key: NodeReader, value: NodeReader)]
  private var asked: [String] = []

  init?(_ reader: NodeReader) {
    guard let mapping = reader.node.mapping else { return nil }
    location = reader.location
    log = reader.log
    pairs = mapping.map { (NodeReader(node: $0, log: reader.log), NodeReader(node: $1, log: reader.log)) }
  }

  mutating func required<Value>(_ key: String, _ read: (NodeReader) -> Value?) -> Value? {
    if !has(key) { error("missing key '\(key)'") }
    return optional(key, read)
  }

  mutating func optional<Value>(_ key: String, _ read: (NodeReader) -> Value?) -> Value? {
    value(key).flatMap(read)
  }

  mutating func string(_ key: String) -> String { required(key) { $0.string() } ?? "" }
  mutating func string(_ key: String, or absent: String) -> String { optional(key) { $0.string() } ?? absent }
  mutating func strings(_ key: String) -> [String] { optional(key) { $0.list { $0.string() } } ?? [] }
  mutating func flag(_ key: String, or absent: Bool = false) -> Bool { optional(key) { $0.bool() } ?? absent }

  /// A list of mappings.
  mutating func mappings<Value>(_ key: String, _ read: (inout MappingReader) -> Value) -> [Value] {
    optional(key) { $0.list { $0.mapping(read) } } ?? []
  }

  /// Keys that are allowed, although nobody reads them.
  mutating func allow(_ keys: [String]) { asked += keys }

  func has(_ key: String) -> Bool { pairs.contains { $0.key.node.string == key } }

  func error(_ message: String) { error(message, at: location) }

  func error(_ message: String, at place: Location) { log.errors.append(RuleFileError(message, at: place)) }

  func finish() {
    for (key, _) in pairs {
      guard let name = key.string(), !asked.contains(name) else { continue }
      key.error("unknown key '\(name)'" + suggestion(for: name, among: asked))
    }
  }

  /// The value, which from now on is known to be allowed.
  private mutating func value(_ key: String) -> NodeReader? {
    if !asked.contains(key) { asked.append(key) }
    return pairs.first { $0.key.node.string == key }?.value
  }
}

extension NodeReader {
  /// A mapping whose keys `read` asks for.
  func mapping<Value>(_ read: (inout MappingReader) -> Value) -> Value? {
    guard var reader = MappingReader(self) else { return expected("a mapping") }
    defer { reader.finish() }
    return read(&reader)
  }

  /// A mapping with keys of the author's choice, in the order of the text.
  func pairs<Value>(_ read: (NodeReader) -> Value?) -> [(key: NodeReader, name: String, value: Value)]? {
    guard let mapping = node.mapping else { return expected("a mapping") }
    return mapping.compactMap { key, value in
      let key = NodeReader(node: key, log: log)
      guard let name = key.string(), let value = read(NodeReader(node: value, log: log)) else { return nil }
      return (key, name, value)
    }
  }
}
