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

// Most of the time of a large program goes into tables by these keys, and half of that would go into the standard library's hash function, which
// withstands strangers who choose keys so that they collide. These are places in arrays, which nobody chooses: one multiplication mixes them well.

extension FunctionKey {
  func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) }
  func _rawHashValue(seed: Int) -> Int { mixed(unit << 32 | Int(id.index), seed) }
}

extension VariableKey {
  func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) }
  func _rawHashValue(seed: Int) -> Int { mixed(unit << 32 | Int(id.index), seed) }
}

extension TypeKey {
  func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) }
  func _rawHashValue(seed: Int) -> Int { mixed(unit << 32 | Int(id.index), seed) }
}

extension ExpressionKey {
  func hash(into hasher: inout Hasher) { hasher.combine(unit << 32 | Int(id.index)) }
  func _rawHashValue(seed: Int) -> Int { mixed(unit << 32 | Int(id.index), seed) }
}

extension Symbol { func _rawHashValue(seed: Int) -> Int { mixed(Int(index), seed) } }
extension TypeID { func _rawHashValue(seed: Int) -> Int { mixed(index, seed) } }

/// A number whose low bits depend on all of a key. Tables of different sizes have different seeds: what is copied from one to another in its order
/// must not pile up there.
@inline(__always)
func mixed(_ key: Int, _ seed: Int) -> Int {
  let product = (UInt64(bitPattern: Int64(key)) ^ UInt64(bitPattern: Int64(seed))) &* 0x9E37_79B9_7F4A_7C15
  return Int(truncatingIfNeeded: product ^ (product >> 32))
}

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
