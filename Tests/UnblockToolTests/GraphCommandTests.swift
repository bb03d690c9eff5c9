import Foundation
import Testing

@testable import unblock

/// `unblock graph` as users run it.
@Suite struct GraphCommandTests {
  private func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    let text = "import Glibc\nfunc f() async { g() }\nfunc g() {\n  sleep(1)\n}\n"
    return try TemporaryFolder(["a.swift": text, "b.swift": "struct A { func h() {} }\nstruct B { func h() {} }\n"].merging(files) { $1 })
  }

  private func graph(_ arguments: String..., in folder: TemporaryFolder) throws -> CommandResult {
    try unblock(["graph", "--platform", "linux", "--no-config", "--no-cache"] + arguments, in: folder)
  }

  private let tree = "f() [async-function]  a.swift:2:6\n  g()  a.swift:2:18\n    Glibc.sleep(_:) [blocks]  a.swift:4:3\n"

  @Test func bothDirections() throws {
    #expect(try graph("--to", "sleep", in: folder()) == CommandResult(output: tree, errors: "", status: 0))
    #expect(try graph("--from", "f()", in: folder()) == CommandResult(output: tree, errors: "", status: 0))
    #expect(try graph("--from", "h", "--depth", "1", "b.swift", in: folder()).status == 2)
  }

  @Test func formats() throws {
    #expect(try graph("--to", "sleep", "--format", "json", in: folder()).output.hasPrefix("{\n  \"version\": 1,"))
    #expect(try graph("--to", "sleep", "--format", "dot", in: folder()).output.hasPrefix("digraph unblock {\n"))
    #expect(try graph("--to", "sleep", "--format", "svg", in: folder()).status == 2)
  }

  @Test func severalMatchesAreListed() throws {
    let result = try graph("--from", "h", in: folder())
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors == """
      unblock: error: 'h' may mean any of these; say more of the name, or FILE:LINE
        A.h()  b.swift:1
        B.h()  b.swift:2

      """)
    #expect(try graph("--from", "b.swift:2", in: folder()).output == "nothing that 'B.h()' calls is known to block\n")
  }

  @Test func wrongArguments() throws {
    let folder = try folder()
    #expect(try graph("--to", "slep", in: folder).errors == "unblock: error: nothing is called 'slep'; did you mean 'sleep'?\n")
    #expect(try graph("--to", "slep", in: folder).status == 2)
    #expect(try graph(in: folder).status == 2)
    #expect(try graph("--to", "a", "--from", "b", in: folder).status == 2)
    #expect(try graph("--to", "sleep", "--depth", "0", in: folder).status == 2)
  }

  @Test func aFileThatCannotBeReadIsTold() throws {
    let result = try graph("--to", "sleep", in: folder(["c.swift": "\u{0}"]))
    #expect(result.output == tree && result.errors.hasPrefix("c.swift: error: ") && result.status == 2)
  }

  @Test func filesOfSummariesAreJoined() throws {
    let folder = try folder()
    #expect(try unblock(["summarize", "--platform", "linux", "--no-config", "--no-cache", "-o", "all.summaries", "a.swift"], in: folder).status == 0)
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("a.swift"))
    #expect(try graph("--to", "sleep", in: folder).output != tree)
    #expect(try graph("--to", "sleep", "--summaries", "all.summaries", in: folder) == CommandResult(output: tree, errors: "", status: 0))
  }

  @Test func placesInCAreShown() throws {
    let folder = try folder([
      "Package.swift": "import PackageDescription\nlet package = Package(name: \"p\", targets: [.target(name: \"CLib\"), .target(name: \"App\", dependencies: [\"CLib\"])])\n",
      "Sources/CLib/a.c": "#include <unistd.h>\nvoid slow(void) {\n  sleep(1);\n}\n", "Sources/CLib/include/a.h": "void slow(void);\n",
      "Sources/App/App.swift": "import CLib\nfunc f() async { slow() }\n",
    ])
    let result = try graph("--to", "sleep", "Sources", in: folder)
    #expect(result.output.contains("slow()  Sources/App/App.swift:2:18\n    Glibc.sleep(_:) [blocks]  Sources/CLib/a.c:3:3\n"), "\(result)")
  }

  @Test func jobsDoNotChangeTheOutput() throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<40).map { ("f\($0).swift", "import Glibc\nfunc f\($0)() async { g\($0)() }\nfunc g\($0)() { g(); sleep(1) }\n") })
    let folder = try folder(files)
    let results = try ["1", "2", "8"].map { try graph("--to", "sleep", "--format", "json", "--jobs", $0, in: folder) }
    #expect(results[0].status == 0 && results[0] == results[1] && results[1] == results[2])
  }
}
