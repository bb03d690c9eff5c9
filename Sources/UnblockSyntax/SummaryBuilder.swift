@_spi(RawSyntax) import SwiftSyntax
import UnblockModel

/// Lowers a syntax tree into the tables of a `FileSummary`, in one walk.
///
/// The walk is spread over extensions: declarations, statements, patterns, expressions and types each have a file.
/// Scopes are kept by hand, not through SwiftLexicalLookup, which answers one name by walking up the tree: every name of
/// every file is looked up here.
struct SummaryBuilder {
  /// How deep expressions and types may nest before the rest is passed over.
  static let maximumDepth = 10_000

  enum Binding {
    case variable(ID<Variable>)
    case function(ID<Function>)
    case type(ID<TypeDeclaration>)
  }

  var summary = FileSummary()
  let configuration: BuildSettings
  let origin: TextOrigin

  private var nameTable = NameTable()
  /// What is bound around the current place, innermost last: few enough to be looked through from the end.
  private var bindings: [(name: Name, binding: Binding)] = []
  /// Where each scope begins in `bindings`.
  private var scopes: [Int] = []
  /// The functions around the current place, innermost last.
  var functionStack: [ID<Function>] = []
  /// The sites so far of these functions, those of the innermost last.
  var sites: [Site] = []
  /// Where those of the innermost begin.
  private var firstSite = 0
  /// The operands and operators of sequences, and the arguments of calls, that are being lowered, innermost last: stacks of the whole file, since
  /// an array of their own for each would have to be allocated.
  var operands: [ID<Expression>] = []
  var operators: [(operator: Operator, precedence: Int)] = []
  var pendingArguments: [Argument] = []
  var typeStack: [ID<TypeDeclaration>] = []
  /// The loops around the current place, in the current function.
  var loopStack: [Int] = []
  /// Bindings below this one belong to another type's surroundings: a local type does not capture.
  private var scopeFloor = 0
  /// Local functions and types that were bound before their turn, since they may be used before.
  var declaredFunctions: [RawSyntax.ID: ID<Function>] = [:]
  var declaredTypes: [RawSyntax.ID: ID<TypeDeclaration>] = [:]
  /// Branches of `#if` that are not compiled: comments in them mean nothing.
  var inactiveRanges: [ByteRange] = []
  /// An `await` covers the current place.
  var isAwaited = false
  /// In a pattern, calls are matched and not called.
  var isPattern = false
  /// The statements around the current place.
  var currentBlock: RawCodeBlockItemListSyntax?
  var depth = 0

  init(configuration: BuildSettings, origin: TextOrigin) {
    self.configuration = configuration
    self.origin = origin
  }

  var currentFunction: ID<Function> { functionStack[functionStack.count - 1] }

  // MARK: Names

  mutating func name(_ text: SyntaxText) -> Name {
    let (index, isNew) = nameTable.number(of: text)
    if isNew { summary.names.append(String(syntaxText: text)) }
    return Name(index)
  }

  mutating func name(literal text: StaticString) -> Name { name(SyntaxText(text)) }

  /// The name that a token stands for, without backticks.
  mutating func name(_ token: RawTokenSyntax) -> Name { name(word: token.tokenText) }

  /// The name that a token of this text stands for, without backticks.
  mutating func name(word text: SyntaxText) -> Name {
    guard text.count > 2, text[0] == UInt8(ascii: "`") else { return name(text) }
    return name(SyntaxText(rebasing: text[1..<(text.count - 1)]))
  }

  /// Where a node stands, without the white space around it.
  func byteRange(_ node: some RawSyntaxNodeProtocol) -> ByteRange { origin.range(of: node) }
  func byteRange(_ token: RawTokenSyntax) -> ByteRange { origin.range(of: token) }

  // MARK: Scopes

  mutating func withScope<Result>(_ body: (inout Self) -> Result) -> Result {
    scopes.append(bindings.count)
    defer { bindings.removeSubrange(scopes.removeLast()...) }
    return body(&self)
  }

  /// Runs `body` where no local name of the surroundings can be seen.
  mutating func withIsolatedScopes<Result>(_ body: (inout Self) -> Result) -> Result {
    let floor = scopeFloor
    scopeFloor = bindings.count
    defer { scopeFloor = floor }
    return withScope(body)
  }

  /// Whether the current place is in a block, or a pattern's scope, and not directly at the top level of the file.
  var isNestedScope: Bool { !scopes.isEmpty }

  mutating func bind(_ name: Name, to binding: Binding) {
    guard isNestedScope else { return }
    bindings.append((name, binding))
  }

  /// What `body` binds in the current scope, which is as it was after that.
  mutating func bindings(_ body: (inout Self) -> Void) -> [(name: Name, binding: Binding)] {
    let count = bindings.count
    body(&self)
    defer { bindings.removeSubrange(count...) }
    return Array(bindings[count...])
  }

  mutating func bind(_ bound: [(name: Name, binding: Binding)]) {
    for (name, binding) in bound { bind(name, to: binding) }
  }

  func binding(of name: Name) -> Binding? {
    var index = bindings.count - 1
    while index >= scopeFloor {
      if bindings[index].name == name { return bindings[index].binding }
      index -= 1
    }
    return nil
  }

  // MARK: Functions

  mutating func append(_ function: Function) -> ID<Function> {
    var function = function
    function.parent = functionStack.last
    let id = ID<Function>(summary.functions.count)
    summary.functions.append(function)
    if let parent = functionStack.last { summary[parent].children.append(id) }
    return id
  }

  /// Lowers the body of a function, whose own scope is open while `body` runs.
  mutating func inside(_ function: ID<Function>, _ body: (inout Self) -> Void) {
    let saved = (loopStack, isAwaited, isPattern)
    (loopStack, isAwaited, isPattern) = ([], false, false)
    collectSites(of: function) { $0.withScope(body) }
    (loopStack, isAwaited, isPattern) = saved
  }

  /// Gives a function the sites that `body` adds, in which it is the current one.
  mutating func collectSites(of function: ID<Function>, _ body: (inout Self) -> Void) {
    functionStack.append(function)
    let outer = firstSite
    firstSite = sites.count
    body(&self)
    if firstSite < sites.count {
      // Not an array of the slice: of all that there is, it would be the stack itself, with all its room, which would then have to be copied.
      var own: [Site] = []
      own.reserveCapacity(sites.count - firstSite)
      own += sites[firstSite...]
      summary[function].sites = own
      sites.removeLast(own.count)
    }
    firstSite = outer
    functionStack.removeLast()
  }

  /// The place in `sites` of the current function's last one.
  var lastSite: Int? { sites.count > firstSite ? sites.count - 1 : nil }

  /// Notes that the current function, and the loops around the current place, may suspend here.
  mutating func suspends() {
    summary[currentFunction].suspends = true
    for loop in loopStack { summary[currentFunction].loops[loop].suspends = true }
  }

  mutating func append(_ variable: Variable) -> ID<Variable> {
    summary.variables.append(variable)
    return ID(summary.variables.count - 1)
  }
}
