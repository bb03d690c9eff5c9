import UnblockTestSupport

/// A program of several modules and packages that is edited at random: names, blocking calls, isolation, comments, files, manifests, configuration.
///
/// Its functions call each other across files, so that most edits change what is found somewhere else.
struct EditedProgram {
  struct Function {
    var name: String
    var isAsync = false
    var attribute = ""
    var comment = ""
    var body: [String] = []

    var text: String {
      let call = body.map { "  " + $0 + "\n" }.joined()
      return "\(comment)\(attribute)public func \(name)()\(isAsync ? " async" : "") {\n\(call)}\n"
    }
  }

  struct File {
    var imports: [String]
    var functions: [Function]
    var tail = ""

    var text: String { imports.map { "import \($0)\n" }.joined() + functions.map(\.text).joined() + tail }
  }

  private(set) var files: [String: File] = [:]
  private var deleted: [String: File] = [:]
  private var configuration = ""
  private var settings: [String: String] = [:]
  private var dependsOnCore = true
  private(set) var arguments: [String] = []
  private var random: Seeded
  private var lastName = 0

  /// Which files import which modules.
  private static let layout: [(path: String, imports: [String])] = [
    ("Sources/Core/Base.swift", ["Glibc"]), ("Sources/Core/More.swift", ["Glibc", "Foundation"]), ("Sources/Net/Client.swift", ["Core", "Dispatch"]),
    ("Sources/Net/Server.swift", ["Core", "Kit"]), ("Sources/App/App.swift", ["Net", "Core"]), ("Sources/App/View.swift", ["Net", "Kit"]),
    ("Kit/Sources/Kit/Kit.swift", ["Foundation"]), ("Scripts/tool.swift", ["Glibc"]),
  ]

  init(seed: UInt64) {
    random = Seeded(seed: seed)
    for (path, imports) in Self.layout {
      let functions = (0..<6).map { Function(name: "f\($0)", isAsync: $0 % 3 == 2) }
      files[path] = File(imports: imports, functions: functions)
    }
    for path in files.keys.sorted() {
      for place in 0..<6 {
        let call = statement()
        files[path]?.functions[place].body = [call]
      }
    }
  }

  /// All texts by path.
  var texts: [String: String] {
    var texts = files.mapValues(\.text)
    texts["Package.swift"] = manifest
    texts["Kit/Package.swift"] = """
      // swift-tools-version: 6.0
      import PackageDescription
      let package = Package(name: "Kit", products: [.library(name: "Kit", targets: ["Kit"])], targets: [.target(name: "Kit")])

      """
    if !configuration.isEmpty { texts[".unblock.yml"] = configuration }
    return texts
  }

  private var manifest: String {
    let net = dependsOnCore ? "\"Core\", .product(name: \"Kit\", package: \"Kit\")" : ".product(name: \"Kit\", package: \"Kit\")"
    func target(_ name: String, _ dependencies: String) -> String { ".target(name: \"\(name)\", dependencies: [\(dependencies)]\(settings[name] ?? ""))" }
    return """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(name: "Program", dependencies: [.package(path: "Kit")], targets: [
        \(target("Core", "")), \(target("Net", net)), \(target("App", "\"Net\", \"Core\", .product(name: \"Kit\", package: \"Kit\")")),
      ])

      """
  }

  // MARK: Edits

  /// Changes something; most often one file.
  mutating func edit() {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<4: change { random, function in function.body.insert(Self.calls.randomElement(using: &random) ?? "", at: 0) }
    case 4..<6: change { _, function in _ = function.body.popLast() }
    case 6..<8: change { _, function in function.isAsync.toggle() }
    case 8: rename()
    case 9: changeFile { _, file in file.tail += "// a comment\n" }
    case 10: change { random, function in function.comment = Self.comments.randomElement(using: &random) ?? "" }
    case 11: change { random, function in function.attribute = ["", "@MainActor ", "@concurrent "].randomElement(using: &random) ?? "" }
    case 12: addFunction()
    case 13: deleteOrBringBack()
    case 14: configuration = Self.configurations.randomElement(using: &random) ?? ""
    case 15: arguments = Self.arguments.randomElement(using: &random) ?? []
    case 16: editManifest()
    case 17: changeFile { random, file in file.tail = Self.tails.randomElement(using: &random) ?? "" }
    default: break
    }
  }

  private mutating func changeFile(_ change: (inout Seeded, inout File) -> Void) {
    guard let path = files.keys.sorted().randomElement(using: &random), var file = files[path] else { return }
    change(&random, &file)
    files[path] = file
  }

  private mutating func change(_ change: (inout Seeded, inout Function) -> Void) {
    changeFile { random, file in
      guard let place = file.functions.indices.randomElement(using: &random) else { return }
      change(&random, &file.functions[place])
    }
  }

  private mutating func rename() {
    let name = "f\(Int.random(in: 0..<8, using: &random))"
    change { _, function in function.name = name }
  }

  private mutating func addFunction() {
    lastName += 1
    let function = Function(name: "g\(lastName)", isAsync: Bool.random(using: &random), body: [statement()])
    changeFile { _, file in file.functions.append(function) }
  }

  private mutating func deleteOrBringBack() {
    if let path = deleted.keys.sorted().randomElement(using: &random) {
      files[path] = deleted.removeValue(forKey: path)
    } else if let path = files.keys.sorted().randomElement(using: &random) {
      deleted[path] = files.removeValue(forKey: path)
    }
  }

  private mutating func editManifest() {
    if Bool.random(using: &random) { return dependsOnCore.toggle() }
    let target = ["Core", "Net", "App"].randomElement(using: &random) ?? "App"
    settings[target] = settings[target] == nil ? ", swiftSettings: [.defaultIsolation(MainActor.self)]" : nil
  }

  private mutating func statement() -> String { Self.calls.randomElement(using: &random) ?? "" }

  private static let calls =
    (0..<8).map { "f\($0)()" } + (0..<4).map { "await f\($0)()" } + [
      "sleep(1)", "usleep(90000)", "Thread.sleep(forTimeInterval: 1)", "DispatchSemaphore(value: 0).wait()", "Task { f1() }", "DispatchQueue.global().async { f3() }",
      "_ = readLine()", "[1].forEach { _ in f2() }", "for _ in 0..<90000000 { }", "_ = try? Data(contentsOf: URL(fileURLWithPath: \"a\"))", "slow()", "Kit.f0()",
    ]
  private static let comments = ["", "// unblock:ignore blocking-sleep -- known\n", "// unblock:nonblocking -- it only looks so\n", "// unblock:blocking\n", "// ü\n"]
  private static let tails = [
    "", "protocol Waiter { func wait() }\nstruct Nap: Waiter { func wait() { sleep(1) } }\nfunc g0(_ w: any Waiter) async { w.wait() }\n",
    "actor A { var n = 0; func f() { f0() } }\n", "func broken( { ]\n", "#if SLOW\nfunc slow() { sleep(1) }\n#else\nfunc slow() {}\n#endif\n",
    "@available(*, noasync) func slow() {}\n", "extension Int { func f0() { sleep(2) } }\n",
  ]
  private static let arguments = [[], ["--strict"], ["--min-confidence", "high"], ["-D", "SLOW"], ["--disable", "blocking-sleep"], ["--platform", "macos"], ["Sources/Net"]]
  private static let configurations = ["", "exclude:\n  - Sources/Net/Client.swift\n", "strict: true\n", "fail-on: note\n"]
}
