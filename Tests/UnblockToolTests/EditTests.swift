import Foundation
import Testing

@testable import unblock

/// Whatever is edited between runs, what earlier runs have kept changes no byte of what a run prints.
@Suite struct EditTests {
  private static let common = ["--format", "json", "--no-index"]

  private func expectTheSame(_ folder: TemporaryFolder, _ arguments: [String], _ comment: Comment) throws -> CommandResult {
    let expected = try unblock(["lint"] + Self.common + ["--no-cache"] + arguments, in: folder)
    let result = try unblock(["lint"] + Self.common + ["--cache-path", "cache"] + arguments, in: folder)
    #expect(result == expected, comment)
    return expected
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func editsAreSeen(seed: UInt64) throws {
    var program = EditedProgram(seed: seed)
    let folder = try TemporaryFolder(program.texts)
    var reports: Set<String> = []
    var last = program.texts
    for number in 0..<80 {
      program.edit()
      for (path, text) in program.texts where last[path] != text { try folder.write(Data(text.utf8), to: path) }
      for path in last.keys where program.texts[path] == nil { try FileManager.default.removeItem(at: folder.url.appendingPathComponent(path)) }
      last = program.texts
      reports.insert(try expectTheSame(folder, program.arguments, "seed \(seed), edit \(number)").output)
    }
    #expect(reports.count > 20, "the edits change what is found")
  }

  // MARK: Reports that are kept

  private func program() throws -> (folder: TemporaryFolder, arguments: [String]) {
    var program = EditedProgram(seed: 7)
    for _ in 0..<20 { program.edit() }
    return (try TemporaryFolder(program.texts), [])
  }

  private func reports(in folder: TemporaryFolder) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(at: folder.url.appendingPathComponent("cache"), includingPropertiesForKeys: nil).filter { $0.pathExtension == "report" }
  }

  /// The report of a run that found nothing changed comes without any summary: they are gone here.
  @Test func anUnchangedProgramIsNotAnalysedAgain() throws {
    let (folder, arguments) = try program()
    let expected = try expectTheSame(folder, arguments, "the first run")
    let cache = folder.url.appendingPathComponent("cache")
    for file in try FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil) where file.pathExtension == "pack" {
      try FileManager.default.removeItem(at: file)
    }
    #expect(try unblock(["lint"] + Self.common + ["--cache-path", "cache", "--timings"], in: folder).errors.contains("read and summarize") == false)
    #expect(try expectTheSame(folder, arguments, "the second run") == expected)
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache.path).filter { $0.hasSuffix(".pack") } == [])
  }

  /// The same size, the same time.
  @Test func anEditThatOnlyTheTextShowsIsSeen() throws {
    let folder = try TemporaryFolder(["Sources/a.swift": "import Glibc\nfunc f() async { sleep(1) }\n"])
    let file = folder.url.appendingPathComponent("Sources/a.swift").path
    let time = try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as Any
    #expect(try expectTheSame(folder, [], "before").status == 1)
    try folder.write(Data("import Glibc\nfunc f() async { slaap(1) }\n".utf8), to: "Sources/a.swift")
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file)
    #expect(try expectTheSame(folder, [], "after").status == 0)
  }

  @Test func damagedReportsAreMadeAgain() throws {
    let (folder, arguments) = try program()
    _ = try expectTheSame(folder, arguments, "the first run")
    let report = try #require(reports(in: folder).first)
    let bytes = try Data(contentsOf: report)
    var damaged = [Data(), bytes.prefix(20), bytes.prefix(40), bytes.prefix(bytes.count / 2), bytes.dropLast(), bytes + [0], Data(repeating: 0xFF, count: 5000)]
    for place in [3, 33, 50, bytes.count / 2, bytes.count - 2] {
      var other = bytes
      other[place] ^= 0x10
      damaged.append(other)
    }
    for content in damaged {
      try content.write(to: report)
      _ = try expectTheSame(folder, arguments, "damaged")
      #expect(try Data(contentsOf: report) == bytes, "it is whole again")
    }
  }

  /// What a run leaves for those after an edit is not believed when it is damaged, or belongs to another run.
  @Test func damagedRunsAreMadeAgain() throws {
    let folder = try TemporaryFolder(["Sources/a.swift": "import Glibc\nfunc f() async { sleep(1) }\n", "Sources/b.swift": "func quiet() { print(1) }\n"])
    _ = try expectTheSame(folder, [], "the first run")
    let cache = folder.url.appendingPathComponent("cache")
    let run = try #require(FileManager.default.contentsOfDirectory(at: cache, includingPropertiesForKeys: nil).first { $0.pathExtension == "run" })
    let bytes = try Data(contentsOf: run)
    var damaged = [Data(), bytes.prefix(20), bytes.prefix(40), bytes.dropLast(), bytes + [0], Data(repeating: 0xFF, count: 5000)]
    for place in [3, 33, 50, bytes.count / 2, bytes.count - 2] {
      var other = bytes
      other[place] ^= 0x10
      damaged.append(other)
    }
    for (number, content) in damaged.enumerated() {
      try content.write(to: run)
      try folder.write(Data("func quiet() { print(\(number)) }\n".utf8), to: "Sources/b.swift")
      _ = try expectTheSame(folder, [], "damaged")
      #expect(try isAnalysed(folder) == false, "it is whole again")
    }
  }

  /// Whether a run analyses the program, or takes the report of the last one.
  private func isAnalysed(_ folder: TemporaryFolder) throws -> Bool {
    try unblock(["lint"] + Self.common + ["--cache-path", "cache", "--timings"], in: folder).errors.contains("analyse")
  }

  /// An edit that nothing depends on takes no analysis, and one that anything depends on does.
  @Test(arguments: [
    ("print(1)", "print(2); let x = { 3 }; _ = x()", false), ("print(1)", "for y in z { y.use() }", false), ("func quiet()", "func added() {}\nfunc quiet()", false),
    ("func quiet()", "// why\n\nfunc quiet()", false), ("print(1)", "sleep(1)", true), ("print(1)", "f()", true), ("print(1)", "while a {}", true),
    ("print(1)", "for _ in 0..<90000000 {}", true), ("func quiet()", "func quiet() async", true), ("func quiet()", "func f() {}\nfunc quiet()", true),
    ("func quiet()", "let made = 1\nfunc quiet()", true), ("func quiet()", "import Glibc\nfunc quiet()", true), ("print(1)", "let g = f", true),
    ("print(1)", "print(1) // unblock:ignore blocking-sleep -- no", true), ("func quiet()", "@available(*, noasync) func marked() {}\nfunc quiet()", true),
  ])
  func analysesThatWouldFindTheSameAreSpared(old: String, new: String, isAnalysed: Bool) throws {
    let text = "func quiet() { print(1) }\n"
    let folder = try TemporaryFolder(["Sources/a.swift": "import Glibc\nfunc helper() { sleep(1) }\nfunc f() { helper() }\nfunc main() async { f() }\n", "Sources/b.swift": text])
    _ = try expectTheSame(folder, [], "before")
    try folder.write(Data(text.replacingOccurrences(of: old, with: new).utf8), to: "Sources/b.swift")
    #expect(try self.isAnalysed(folder) == isAnalysed)
    try folder.write(Data((text.replacingOccurrences(of: old, with: new) + "\n").utf8), to: "Sources/b.swift")
    _ = try expectTheSame(folder, [], "after")
  }

  /// What a function does with a closure that it is given shows in its body, to which no call of something blocking leads.
  @Test(arguments: [
    ("body()", "print(1)"), ("body()", "DispatchQueue.global().async { body() }"), ("print(\"idle\")", "body(); body()"), ("let kept = body", "body()"),
  ])
  func bodiesThatTheAnalysisLookedIntoAreLookedIntoAgain(old: String, new: String) throws {
    func text(_ body: String) -> String { "import Dispatch\nfunc through(_ body: @escaping @Sendable () -> Void) {\n  \(body)\n}\n" }
    let folder = try TemporaryFolder(["Sources/a.swift": "import Glibc\nfunc main() async { through { sleep(1) } }\n", "Sources/b.swift": text(old)])
    let before = try expectTheSame(folder, [], "before")
    try folder.write(Data(text(new).utf8), to: "Sources/b.swift")
    #expect(try expectTheSame(folder, [], "after") != before, "the edit changes what is found")
  }

  /// Edits of single tokens and lines in programs that have all that the analysis follows: whatever an edit breaks, the report is that of a run that keeps nothing.
  @Test(arguments: [11, 12, 13] as [UInt64])
  func smallEditsAreSeen(seed: UInt64) throws {
    var program = QuietProgram(seed: seed)
    let folder = try TemporaryFolder(program.texts)
    _ = try expectTheSame(folder, [], "seed \(seed)")
    var (spared, reports) = (0, Set<String>())
    for number in 0..<40 {
      program.edit()
      for (path, text) in program.texts { try folder.write(Data(text.utf8), to: path) }
      // A run that analyses leaves what the next one starts from: to be asked first.
      let result = try unblock(["lint"] + Self.common + ["--cache-path", "cache", "--timings"], in: folder)
      let expected = try unblock(["lint"] + Self.common + ["--no-cache"], in: folder)
      #expect(result.output == expected.output && result.status == expected.status, "seed \(seed), edit \(number)")
      if !result.errors.contains("analyse") { spared += 1 }
      reports.insert(expected.output)
    }
    #expect(spared > 3 && reports.count > 5, "\(spared) analyses spared, \(reports.count) reports")
  }

  @Test func severalAtOnceKeepWholeReports() async throws {
    let (folder, arguments) = try program()
    let expected = try unblock(["lint"] + Self.common + ["--no-cache"], in: folder)
    for _ in 0..<3 {
      let results = try await withThrowingTaskGroup(of: CommandResult.self) { group in
        for _ in 0..<5 { group.addTask { [path = folder.url] in try unblock(["lint"] + Self.common + ["--cache-path", "cache"], inFolder: path) } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(results.allSatisfy { $0 == expected })
      for file in try reports(in: folder) { try FileManager.default.removeItem(at: file) }
    }
    _ = try expectTheSame(folder, arguments, "afterwards")
  }

  /// Another question has another report, and does not push the first one out.
  @Test func eachQuestionHasItsReport() throws {
    let folder = try TemporaryFolder(EditedProgram(seed: 7).texts)
    for arguments in [[], ["--strict"], ["Sources/Net"], ["-D", "SLOW"], ["--rule", "blocking-sleep"], []] { _ = try expectTheSame(folder, arguments, "\(arguments)") }
    #expect(try reports(in: folder).count == 5)
  }
}
