import Foundation
import Testing
import UnblockReporting

@testable import unblock

/// The command as users run it.
@Suite struct CommandTests {
  private let bad = "import Glibc\nfunc f() async {\n  sleep(1)\n}\n"

  private func folder(_ files: [String: String] = [:]) throws -> TemporaryFolder {
    try TemporaryFolder(["a.swift": bad, "b.swift": "func g() {}\n"].merging(files) { $1 })
  }

  @Test func findingsAreReported() throws {
    let result = try unblock(["--platform", "linux"], in: try folder())
    #expect(result.output.hasPrefix("a.swift:3:3: warning: "))
    #expect(result.output.contains(" [blocking-sleep]\n  sleep(1)\n  ^~~~~"))
    #expect(result.errors == "1 finding in 1 of 2 files\n")
    #expect(result.status == 1)
  }

  @Test func failOnDecidesTheStatus() throws {
    for (level, status) in [("note", 1), ("warning", 1), ("error", 0), ("never", 0)] as [(String, Int32)] {
      #expect(try unblock(["--platform", "linux", "--fail-on", level], in: try folder()).status == status)
    }
    #expect(try unblock(["b.swift"], in: try folder()).status == 0)
  }

  @Test func oneBadFileDoesNotHideTheOthers() throws {
    let folder = try folder(["c.swift": "\u{0}"])
    let result = try unblock(["--platform", "linux", "--format", "gcc", "nope.swift", "."], in: folder)
    #expect(result.output.hasPrefix("a.swift:3:3: warning: "))
    #expect(
      result.errors == """
        c.swift: error: not Swift source, as it has NUL bytes; remove it, or exclude it in '.unblock.yml'
        nope.swift: error: no such file or folder
        1 finding in 1 of 2 files; 2 problems

        """)
    #expect(result.status == 2)
  }

  @Test(arguments: [
    ["--bogus"], ["--format", "xml"], ["--jobs", "0"], ["--stdin"], ["--stdin-filename", "a.swift"], ["--rule", "blocking-slep"],
    ["--disable", "nothing"], ["--platform", "amiga"], ["--config", "nope.yml"], ["--config", "a.swift", "--no-config"],
    ["explain", "blocking-slep"], ["explain"], ["rules", "x"], ["--config", "broken.yml"], ["--output", "no/such/folder", "b.swift"],
  ])
  func wrongArgumentsAreRefused(_ arguments: [String]) throws {
    let result = try unblock(arguments, in: try folder(["broken.yml": "exclud: [a]\n"]))
    #expect(result.status == 2)
    #expect(!result.errors.isEmpty)
    #expect(result.output.isEmpty)
  }

  @Test func nearMatchIsOffered() throws {
    let result = try unblock(["explain", "blocking-slep"], in: try folder())
    #expect(result.errors == "unblock: error: unknown rule 'blocking-slep'; did you mean 'blocking-sleep'?\n")
  }

  @Test func version() throws {
    #expect(try unblock(["--version"], in: try folder()) == CommandResult(output: "\(Tool.version)\n", errors: "", status: 0))
  }

  @Test func unsavedTextIsLinted() throws {
    let arguments = ["--platform", "linux", "--format", "gcc", "--quiet", "--stdin", "--stdin-filename", "b.swift"]
    let result = try unblock(arguments, in: try folder(), input: bad)
    #expect(result.output.hasPrefix("b.swift:3:3: warning: "))
    #expect(result.errors == "")
    #expect(try unblock(arguments, in: try folder([".unblock.yml": "exclude: [b.swift]\n"]), input: bad).status == 0)
  }

  @Test func configurationExcludes() throws {
    let folder = try folder([".unblock.yml": "exclude: ['a.*']\n"])
    #expect(try unblock(["a.swift"], in: folder).errors == "no findings in 0 files\n")
    #expect(try unblock(["--platform", "linux", "--no-config", "a.swift"], in: folder).status == 1)
  }

  @Test func outputGoesToAFile() throws {
    let folder = try folder()
    let result = try unblock(["--platform", "linux", "--format", "json", "--output", "report.json"], in: folder)
    #expect(result.output.isEmpty)
    #expect(try String(contentsOf: folder.url.appendingPathComponent("report.json"), encoding: .utf8).hasPrefix("{\n  \"version\": 1,"))
  }

  @Test func jobsDoNotChangeTheOutput() throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<50).map { ("S\($0)/x.swift", String(repeating: bad, count: $0 % 7)) })
    let folder = try folder(files)
    let results = try ["1", "2", "8"].map { try unblock(["--platform", "linux", "--format", "json", "--jobs", $0], in: folder) }
    #expect(results[0] == results[1] && results[1] == results[2])
  }

  @Test func everySubcommandHasItsList() throws {
    let folder = try folder()
    #expect(try unblock(["rules"], in: folder).output.contains("blocking-sleep "))
    #expect(try unblock(["rules", "--apis"], in: folder).output.contains("sleep(_:)"))
    #expect(try !unblock(["rules", "--contexts"], in: folder).output.isEmpty)
    #expect(try unblock(["explain", "blocking-sleep"], in: folder).output.contains("\nInstead\n"))
    let catalogue = try unblock(["rules", "--apis", "--contexts", "--format", "json"], in: folder).output
    let document = try #require(try JSONSerialization.jsonObject(with: Data(catalogue.utf8)) as? [String: Any])
    #expect(Set(document.keys) == ["rules", "apis", "contexts"])
  }
}
