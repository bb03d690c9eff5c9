import Foundation
import Testing
import UnblockTestSupport

@testable import unblock

/// `unblock fix` as users run it.
@Suite struct FixCommandTests {
  private let source = "import Glibc\n\nfunc nap() async throws {\n  sleep(1)\n}\n"

  private func repository(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(files)
    try shell("git init -q . && git add . && git -c user.name=a -c user.email=a@example.com commit -q -m first", in: folder)
    return folder
  }

  private func fix(_ arguments: [String], in folder: TemporaryFolder) throws -> ToolRun {
    try runTool(["fix", "--platform", "linux", "--no-config"] + arguments, in: folder.url)
  }

  private func text(_ name: String, in folder: TemporaryFolder) throws -> String { String(decoding: try folder.bytes(name), as: UTF8.self) }

  @Test func fixesAreAppliedAndNothingIsLeft() throws {
    let folder = try repository(["a.swift": source, "b.swift": "func f() {}\n"])
    let run = try fix([], in: folder)
    #expect(run.end == .status(0))
    #expect(run.text == "")
    #expect(run.errors.hasPrefix("fixed 1 finding in 1 file; no findings left\n"))
    let fixed = try text("a.swift", in: folder)
    #expect(fixed.contains("try await Task.sleep(for: .seconds(1))"))
    #expect(try text("b.swift", in: folder) == "func f() {}\n")
    // Nothing is left to do, so that it does not matter that the tree is dirty by now.
    let again = try fix([], in: folder)
    #expect(again.end == .status(0))
    #expect(again.errors == "nothing to fix; no findings left\n")
    #expect(try text("a.swift", in: folder) == fixed)
  }

  /// The sources of the runtime are read too where a package depends on it by its path: its functions are not the program's own.
  @Test(arguments: [("UnblockRuntime", "await offload { load() }"), ("Kit", "await UnblockRuntime.offload { load() }")])
  func namesOfTheRuntimeAreFreeForIt(module: String, call: String) throws {
    let dependency = ".product(name: \"\(module)\", package: \"kit\")"
    let folder = try repository([
      "app/Package.swift": """
      let package = Package(
        name: "app", dependencies: [.package(path: "../kit")], targets: [.target(name: "App", dependencies: [\(dependency)])])
      """,
      "app/Sources/App/a.swift": """
      import Foundation
      import \(module)

      func start() async { load() }
      func load() { _ = FileManager.default.contents(atPath: "a") }
      """,
      "kit/Package.swift": """
      let package = Package(
        name: "kit", products: [.library(name: "\(module)", targets: ["\(module)"])], targets: [.target(name: "\(module)")])
      """,
      "kit/Sources/\(module)/offload.swift": "public func offload<T>(_ body: () -> T) async -> T { body() }",
    ])
    _ = try fix(["app"], in: folder)
    #expect(try text("app/Sources/App/a.swift", in: folder).contains("func start() async { \(call) }"))
  }

  @Test func aDiffIsWhatTheFixDoes() throws {
    let crlf = source.replacingOccurrences(of: "\n", with: "\r\n")
    let folder = try repository(["a.swift": source, "Some Folder/b.swift": crlf, "c.swift": String(source.dropLast())])
    let run = try fix(["--diff"], in: folder)
    #expect(run.end == .status(1))
    #expect(run.errors.hasPrefix("would fix 3 findings in 3 files; no findings left\n"))
    #expect(try shell("git status --porcelain", in: folder).output == "")
    #expect(try fix([], in: folder).end == .status(0))
    let names = ["a.swift", "Some Folder/b.swift", "c.swift"]
    let fixed = try names.map { try folder.bytes($0) }
    try shell("git checkout -q .", in: folder)
    try folder.write(run.output, to: "fix.patch")
    #expect(try shell("git apply --whitespace=nowarn fix.patch", in: folder).output == "")
    #expect(try names.map { try folder.bytes($0) } == fixed)
    #expect(try fix(["--diff"], in: folder).end == .status(0))
  }

  @Test func aDirtyTreeIsRefused() throws {
    let folder = try repository(["a.swift": source])
    try folder.write(Data(), to: "new.txt")
    let run = try fix([], in: folder)
    #expect(run.end == .status(2))
    #expect(run.errors == "unblock: error: the repository has changes that are not committed: 'new.txt'; commit or stash them, or pass '--allow-dirty'\n")
    #expect(try text("a.swift", in: folder) == source)
    #expect(try fix(["--diff"], in: folder).end == .status(1))
    #expect(try fix(["--allow-dirty"], in: folder).end == .status(0))
  }

  @Test func noRepositoryIsRefused() throws {
    let folder = try TemporaryFolder(["a.swift": source])
    #expect(try fix([], in: folder).end == .status(2))
    #expect(try text("a.swift", in: folder) == source)
    #expect(try fix(["--allow-dirty"], in: folder).end == .status(0))
  }

  @Test func whatRemainsIsReported() throws {
    let folder = try repository(["a.swift": source])
    let other = try fix(["--only", "polling", "--format", "gcc"], in: folder)
    #expect(other.end == .status(1))
    #expect(other.text.hasPrefix("a.swift:4:3: warning: "))
    #expect(try fix(["--only", "polling", "--fail-on", "error"], in: folder).end == .status(0))
    #expect(try fix(["--rule", "busy-wait"], in: folder).errors == "nothing to fix; no findings left\n")
    #expect(try text("a.swift", in: folder) == source)
  }

  @Test(arguments: [["--verify", "true", "--diff"], ["--only", "magic"], ["--format", "xml"], ["--jobs", "0"], ["--rule", "nothing"]])
  func wrongArgumentsAreRefused(arguments: [String]) throws {
    let folder = try repository(["a.swift": source])
    #expect(try fix(arguments, in: folder).end == .status(2))
    #expect(try text("a.swift", in: folder) == source)
  }

  /// The build refuses whatever is done to `b.swift`.
  @Test func whatTheBuildRefusesIsTakenBack() throws {
    let folder = try repository(["a.swift": source, "b.swift": source])
    let build = "grep -n 'Task.sleep' b.swift | sed 's/:.*/:3: error: not here/; s/^/b.swift:/' | grep . && exit 1; exit 0"
    let run = try fix(["--only", "native", "--verify", build], in: folder)
    #expect(run.end == .status(1))
    #expect(try text("b.swift", in: folder) == source)
    #expect(try text("a.swift", in: folder).contains("Task.sleep"))
    #expect(run.errors.contains("b.swift: note: taken back: "))
    #expect(run.errors.contains(": b.swift:4: not here\n"))
    #expect(run.errors.contains("fixed 1 finding in 1 file; 1 fix-it taken back; 1 finding left\n"))
  }
}
