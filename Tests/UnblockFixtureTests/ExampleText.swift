import UnblockAnalysis
import UnblockModel
import UnblockRules
import UnblockTestSupport

/// How an example is linted: on a platform on which its entry exists, and with the rules that only run when they are asked for.
func linting(for example: RuleDocumentation.Example) -> Linting {
  let platform = example.platforms.isEmpty || example.platforms.contains("linux") ? "linux" : example.platforms[0]
  var linting = Linting(platform: platform, isStrict: example.cost == .short)
  linting.options.enabledRules = Set(RuleSet.builtIn.rules.filter { $0.isEnabled || $0.kind == example.kind }.map(\.id))
  return linting
}

/// The source file that an example's statement is put into: see 'Examples' in `Rules/README.md`.
func sourceText(for statement: String, of example: RuleDocumentation.Example, platform: String) -> String {
  let statement = statement.replacing(/\bBLOCK\b/, with: "Thread.sleep(forTimeInterval: 1)")
  let imports = imports(of: example, platform: platform).map { "import \($0)\n" }.joined()
  return imports + "\n" + (example.isDeclarations ? statement : function(around: statement, of: example)) + "\n"
}

private func imports(of example: RuleDocumentation.Example, platform: String) -> [String] {
  var result = example.section == "contexts" ? ["Foundation"] : []
  for module in [example.module] + example.imports + (example.place == "event-loop" ? ["NIOCore"] : []) {
    let spelled = module == "CLibrary" ? nameOfCLibrary(on: platform) : module
    if spelled != "Swift", !result.contains(spelled) { result.append(spelled) }
  }
  return result
}

private func nameOfCLibrary(on platform: String) -> String {
  switch platform {
  case "macos", "ios": "Darwin"
  case "windows": "ucrt"
  default: "Glibc"
  }
}

private func function(around statement: String, of example: RuleDocumentation.Example) -> String {
  let given = example.given
  return switch example.place {
  case "main-actor": "@MainActor func example(\(given)) throws {\n  \(statement)\n}"
  case "event-loop":
    "func example(\(given)\(given.isEmpty ? "" : ", ")loopOfExample: any EventLoop) {\n  loopOfExample.execute {\n  \(statement)\n  }\n}"
  case "sync-closure": "func example(\(given)) async throws {\n  [1].forEach { _ in\n  \(statement)\n  }\n}"
  case "sync": "func example(\(given)) throws {\n  \(statement)\n}"
  default: "func example(\(given)) async throws {\n  \(statement)\n}"
  }
}
