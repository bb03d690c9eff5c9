import UnblockModel
import UnblockTestSupport

/// A summary, with its parts as text.
struct SummaryText {
  let summary: FileSummary

  init(_ text: String, platform: String = "linux", defines: [String] = []) {
    var linting = Linting(platform: platform)
    linting.defines = defines
    summary = UnblockTestSupport.summary(of: text, linting)
  }

  /// The first function of a name. Closures are called `closure`.
  func function(_ name: String) -> Function { functions(name)[0] }

  func functions(_ name: String) -> [Function] { summary.functions.filter { summary[$0.name] == name } }

  /// The sites of a function, and what an `await` covers marked: `await x.read(_:)`.
  func sites(of name: String) -> [String] { sites(of: function(name)) }

  func sites(of function: Function) -> [String] {
    function.sites.map { ($0.isAwaited ? "await " : "") + write($0.expression) + ($0.isWritten ? " =" : "") }
  }

  /// An expression: names as written, those that are bound in the function with a `'`, calls with their labels.
  func write(_ id: ID<Expression>) -> String {
    switch summary[id].kind {
    case .local(let variable): summary[summary[variable].name] + "'"
    case .localFunction(let function): summary[summary[function].name] + "'"
    case .localType(let type): summary[summary[type].name] + "'"
    case .name(let name): summary[name]
    case .member(let base, let name): (base.map(write) ?? "") + "." + summary[name]
    case .call(let callee, let list): write(callee) + "(" + labels(list) + ")"
    case .subscript(let base, let list): write(base) + "[" + labels(list) + "]"
    case .selfReference: "self"
    case .superReference: "super"
    case .integer(let value): "\(value)"
    case .float(let value): "\(value)"
    case .string(let name): "\"\(summary[name])\""
    case .boolean(let value): "\(value)"
    case .nilLiteral: "nil"
    case .closure: "{}"
    case .array(let elements): "[" + elements.map(write).joined(separator: ", ") + "]"
    case .infix(let left, let name, let right): "(" + write(left) + " " + summary[name] + " " + write(right) + ")"
    case .prefix(let name, let operand): summary[name] + write(operand)
    case .keyPath(let root, let names): "\\" + (root.map(write(type:)) ?? "") + names.map { "." + summary[$0] }.joined()
    case .inOut(let inner): "&" + write(inner)
    case .cast(let inner, let type): write(inner) + " as " + write(type: type)
    case .choice(let values): "(" + values.map(write).joined(separator: " or ") + ")"
    case .type(let type): write(type: type)
    default: "…"
    }
  }

  func write(type id: ID<TypeReference>) -> String {
    switch summary[id] {
    case .named(let outer, let name, let arguments):
      (outer.map { write(type: $0) + "." } ?? "") + summary[name]
        + (arguments.isEmpty ? "" : "<" + arguments.map(write(type:)).joined(separator: ", ") + ">")
    case .declared(let type): summary[summary[type].name] + "'"
    case .array(let element): "[" + write(type: element) + "]"
    case .function(let type):
      "(" + type.parameters.map(write(type:)).joined(separator: ", ") + ")" + (type.isAsync ? " async" : "") + " -> " + write(type: type.result)
    default: "…"
    }
  }

  /// The values of the arguments of a function's last call.
  func arguments(ofLastCallIn name: String) -> [String] {
    for site in function(name).sites.reversed() {
      if case .call(_, let list) = summary[site.expression].kind { return summary[list].map { write($0.value) } }
    }
    return []
  }

  private func labels(_ list: ArgumentList) -> String {
    summary[list].map { ($0.label.map { summary[$0] } ?? ($0.isTrailing ? "{}" : "_")) + ":" }.joined()
  }
}

/// The sites of a body, which stands in `func f(x: Int, y: Int)`.
func sites(_ body: String) -> [String] { SummaryText("func f(x: Int, y: Int) async {\n\(body)\n}").sites(of: "f") }
