import Foundation

/// A JSON Schema, of the part of the language that ours uses. A keyword that is not understood is an error, so that none
/// is passed over in silence.
struct Schema {
  struct UnknownKeyword: Error { var keyword: String }

  private let root: [String: Any]

  init(_ document: Any) throws {
    root = document as? [String: Any] ?? [:]
    try checkKeywords(root)
    for definition in definitions.values { try checkKeywords(definition) }
  }

  private var definitions: [String: [String: Any]] { root["$defs"] as? [String: [String: Any]] ?? [:] }

  /// The values that a definition's property may have.
  func words(of definition: String, _ property: String) -> Set<String> {
    let properties = definitions[definition]?["properties"] as? [String: [String: Any]]
    return Set(properties?[property]?["enum"] as? [String] ?? [])
  }

  /// What is wrong with a document, in the order of the text.
  func errors(in document: Any) -> [String] { errors(in: document, root, at: "$").sorted() }

  private func errors(in value: Any, _ schema: [String: Any], at path: String) -> [String] {
    var errors: [String] = []
    if let reference = schema["$ref"] as? String {
      let name = String(reference.dropFirst("#/$defs/".count))
      errors += definitions[name].map { self.errors(in: value, $0, at: path) } ?? ["\(path): no definition '\(name)'"]
    }
    if let type = schema["type"] as? String, !isValue(value, ofType: type) { return ["\(path): not of type \(type)"] }
    if let constant = schema["const"], !isEqual(constant, value) { errors.append("\(path): not \(constant)") }
    if let words = schema["enum"] as? [String], !words.contains(value as? String ?? "") { errors.append("\(path): not in \(words)") }
    if let number = value as? NSNumber, let least = schema["minimum"] as? Int, number.intValue < least { errors.append("\(path): less than \(least)") }
    if let text = value as? String { errors += stringErrors(text, schema, at: path) }
    if let object = value as? [String: Any] { errors += objectErrors(object, schema, at: path) }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      errors += array.enumerated().flatMap { self.errors(in: $1, items, at: "\(path)[\($0)]") }
    }
    return errors
  }

  private func stringErrors(_ text: String, _ schema: [String: Any], at path: String) -> [String] {
    if let least = schema["minLength"] as? Int, text.count < least { return ["\(path): shorter than \(least)"] }
    guard let pattern = schema["pattern"] as? String else { return [] }
    return text.range(of: pattern, options: .regularExpression) == nil ? ["\(path): does not match \(pattern)"] : []
  }

  private func objectErrors(_ object: [String: Any], _ schema: [String: Any], at path: String) -> [String] {
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let required = schema["required"] as? [String] ?? []
    let missing = required.filter { object[$0] == nil }.map { "\(path): lacks '\($0)'" }
    let isClosed = schema["additionalProperties"] as? Bool == false
    let extra = object.keys.filter { isClosed && properties[$0] == nil }.map { "\(path).\($0): not in the schema" }
    let others = (schema["additionalProperties"] as? [String: Any]).map { schema in
      object.filter { properties[$0.key] == nil }.flatMap { errors(in: $0.value, schema, at: "\(path).\($0.key)") }
    }
    return missing + extra + (others ?? [])
      + object.flatMap { key, value in properties[key].map { errors(in: value, $0, at: "\(path).\(key)") } ?? [] }
  }
}

private func checkKeywords(_ schema: [String: Any]) throws {
  if let unknown = schema.keys.first(where: { !keywords.contains($0) }) { throw Schema.UnknownKeyword(keyword: unknown) }
  for property in (schema["properties"] as? [String: [String: Any]] ?? [:]).values { try checkKeywords(property) }
  for key in ["items", "additionalProperties"] {
    if let inner = schema[key] as? [String: Any] { try checkKeywords(inner) }
  }
}

private let keywords: Set<String> = [
  "$schema", "$id", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern", "minLength", "minimum",
  "properties", "required", "additionalProperties", "items",
]

private func isValue(_ value: Any, ofType type: String) -> Bool {
  switch type {
  case "object": value is [String: Any]
  case "array": value is [Any]
  case "string": value is String
  case "boolean": value is Bool
  case "integer": (value as? NSNumber).map { $0.doubleValue == $0.doubleValue.rounded() } ?? false
  default: false
  }
}

private func isEqual(_ left: Any, _ right: Any) -> Bool {
  if let left = left as? String { return left == right as? String }
  return (left as? NSNumber) == (right as? NSNumber)
}
