import UnblockModel

/// A function of the program: its file, by place in `Program.units`, and its place there.
struct FunctionKey: Hashable {
  var unit: Int
  var id: ID<Function>
}

struct VariableKey: Hashable {
  var unit: Int
  var id: ID<Variable>
}

struct TypeKey: Hashable {
  var unit: Int
  var id: ID<TypeDeclaration>
}

struct ExpressionKey: Hashable {
  var unit: Int
  var id: ID<Expression>
}

// One number is hashed faster than two.
extension FunctionKey { func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) } }
extension VariableKey { func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) } }
extension TypeKey { func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) } }
extension ExpressionKey { func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) } }

/// A site of the program.
struct SiteKey: Hashable {
  var function: FunctionKey
  /// Its place in `Function.sites`.
  var place: Int
}

/// A word, the same for all files.
struct Symbol: Hashable {
  var index: Int32
}

/// A type: declared in the program, known from the rules, or just a name that is neither.
struct TypeID: Hashable {
  var index: Int
}

/// What is known of the type of a value. Optionality leaves no trace.
indirect enum Type: Hashable {
  case unknown
  case nominal(TypeID)
  case array(Type)
  case dictionary(Type)
  case metatype(Type)
  /// A function type as written in a file.
  case function(unit: Int, FunctionType)
  case tuple([Type])
  /// The name of a module: `Foundation.sleep`.
  case module(String)

  var isUnknown: Bool { self == .unknown }
}
