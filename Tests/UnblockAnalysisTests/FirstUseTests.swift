import Testing
import UnblockAnalysis
import UnblockModel
import UnblockTestSupport

/// Of the uses of what is computed once, one is told of.
@Suite struct FirstUseTests {
  private static let table = SourceFile(
    "import Foundation\nenum Table { static let shared = FileManager.default.contents(atPath: \"/t\") }", path: "Table.swift")

  private func use(_ name: String, _ path: String) -> SourceFile { SourceFile("func \(name)() async { _ = Table.shared }", path: path) }

  @Test func theFirstSaysHowManyOthersThereAre() {
    let found = Linting().findings(in: [Self.table, use("b", "B.swift"), use("a", "A.swift"), use("c", "C.swift")])
    #expect(found.map(\.range.path) == ["A.swift"])
    #expect(found.first?.message.hasSuffix("('Table.shared' is computed once, here or at one of 2 other uses)") ?? false)
  }

  @Test func theOnlyUseSaysNothingOfOthers() {
    let found = Linting().findings(in: [Self.table, use("a", "A.swift")])
    #expect(found.count == 1)
    #expect(found.first?.message.contains("computed once") == false)
  }

  /// A baseline must not tell of it again when another use comes to be the first.
  @Test func theFingerprintDoesNotDependOnTheUse() {
    let alone = Linting().findings(in: [Self.table, use("b", "B.swift")])
    let together = Linting().findings(in: [Self.table, use("a", "A.swift"), use("b", "B.swift")])
    #expect(together.map(\.range.path) == ["A.swift"])
    #expect(alone.map(\.fingerprint) == together.map(\.fingerprint))
  }

  @Test func whoChangesTheUsesIsToldOfAll() {
    var linting = Linting()
    linting.options.reportsAllUses = true
    let found = linting.findings(in: [Self.table, use("a", "A.swift"), use("b", "B.swift")])
    #expect(found.map(\.range.path) == ["A.swift", "B.swift"])
    #expect(Set(found.map(\.fingerprint)).count == 1)
  }

  @Test func eachModuleIsTold() {
    let kit = ProgramModule(name: "Kit", defaultIsolation: nil, dependencies: [])
    let (app, tool) = (ProgramModule(name: "App", defaultIsolation: nil, dependencies: [0]), ProgramModule(name: "Tool", defaultIsolation: nil, dependencies: [0]))
    let table = SourceFile(
      "import Foundation\npublic enum Table { public static let shared = FileManager.default.contents(atPath: \"/t\") }", path: "Kit/Table.swift")
    func use(_ name: String, _ path: String) -> SourceFile { SourceFile("import Kit\nfunc \(name)() async { _ = Table.shared }", path: path) }
    let found = Linting().findings(in: [(kit, [table]), (app, [use("a", "App/A.swift"), use("b", "App/B.swift")]), (tool, [use("c", "Tool/C.swift")])])
    #expect(found.map(\.range.path) == ["App/A.swift", "Tool/C.swift"])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }

  /// Other findings keep theirs.
  @Test func otherFingerprintsTellOneCallFromAnother() {
    let found = Linting().findings(in: [SourceFile("import Glibc\nfunc f() async { sleep(1); sleep(1) }")])
    #expect(Set(found.map(\.fingerprint)).count == 2)
  }
}

/// Whom a finding's words name.
@Suite struct VictimTests {
  private func message(_ text: String) -> String { findings("import Glibc\n" + text).first?.message ?? "" }

  @Test(arguments: [
    ("@MainActor func f() { Task { sleep(1) } }", "the main actor"),
    ("@MainActor func f() { Task { Task { sleep(1) } } }", "the main actor"),
    ("@MainActor func f() { Task.detached { sleep(1) } }", "a thread of the cooperative pool"),
    ("func f() { Task { sleep(1) } }", "a thread of the cooperative pool"),
    ("func f() { Task { @MainActor in sleep(1) } }", "the main actor"),
  ])
  func tasksInheritTheMainActor(_ text: String, _ victim: String) { #expect(message(text).contains("blocks " + victim + " in")) }

  @Test(arguments: [
    ("struct V: View { var body: some View { Text(\"\").task { sleep(1) } } }", "the main actor"),
    ("struct V: View { var body: some View { Text(\"\").task(id: 1) { sleep(1) } } }", "the main actor"),
    ("nonisolated func f(_ text: Text) -> some View { text.task { sleep(1) } }", "a thread of the cooperative pool"),
  ])
  func tasksOfViewsInheritTheMainActor(_ text: String, _ victim: String) {
    #expect(message("import SwiftUI\n" + text).contains("blocks " + victim + " in"))
  }
}
