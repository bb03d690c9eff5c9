import Testing
import UnblockModel
import UnblockTestSupport

/// Names resolve before they match.
@Suite struct NameTests {
  @Test func ownFunctionsHideImportedOnes() {
    check("func sleep(_ seconds: UInt32) {}\nfunc f() async { sleep(1) }")
    check("func f() async { sleep(1) }", "func sleep(_ seconds: UInt32) {}")
    check("func f() async { sleep(1) }  // finding: blocking-sleep", "private func sleep(_ seconds: UInt32) {}")
    check("func f() async { func sleep(_ seconds: UInt32) {}; sleep(1) }")
    check("func f(_ sleep: (UInt32) -> Void) async { sleep(1) }")
    check("func f() async { let sleep = { (seconds: UInt32) in }; sleep(1) }")
  }

  @Test func ownMethodsHideImportedFunctions() {
    check("struct S { func sleep(_ seconds: UInt32) {}; func f() async { sleep(1) } }")
    check("struct S { func f() async { sleep(1) } }", "extension S { func sleep(_ seconds: UInt32) {} }")
    check("class B { func sleep(_ seconds: UInt32) {} }\nclass C: B { func f() async { sleep(1) } }")
    check("protocol P {}\nextension P { func sleep(_ seconds: UInt32) {} }\nstruct S: P { func f() async { sleep(1) } }")
    check("struct S { func sleep(_ seconds: UInt32) {} }\nfunc f() async { sleep(1) }  // finding: blocking-sleep")
  }

  @Test func receiversDecide() {
    check(
      """
      struct Bed { func wait() {} }
      func f(_ lock: DispatchSemaphore, _ bed: Bed, _ unknown: Unknown) async {
        lock.wait()  // finding: blocking-wait
        bed.wait()
        let same = lock
        same.wait()  // finding: blocking-wait
        let made = DispatchSemaphore(value: 0)
        made.wait()  // finding: blocking-wait
        [lock].first?.wait()  // finding: blocking-wait
        for each in [lock, made] { each.wait() }  // finding: blocking-wait
      }
      """)
  }

  @Test func typesOfPropertiesAndResults() {
    check(
      """
      final class Box { let lock = DispatchSemaphore(value: 0); var inner: Box?; func make() -> DispatchSemaphore { lock } }
      typealias Lock = DispatchSemaphore
      func f(_ box: Box, _ alias: Lock) async {
        box.lock.wait()  // finding: blocking-wait
        box.inner?.inner!.make().wait()  // finding: blocking-wait
        alias.wait()  // finding: blocking-wait
      }
      """)
  }

  @Test func nestedTypesHideOuterOnes() {
    check(
      """
      enum Own { final class Process { func waitUntilExit() {} } }
      extension Own { static func f(_ process: Process) async { process.waitUntilExit() } }
      func g(_ process: Process) async { process.waitUntilExit() }  // finding: blocking-process
      func h(_ process: Own.Process) async { process.waitUntilExit() }
      """)
  }

  @Test func whatIsNotImportedIsNotThere() {
    let text = "func f() async { sleep(1) }"
    #expect(Linting().findings(in: [SourceFile(text)]).isEmpty)
    #expect(Linting().findings(in: [SourceFile("import Glibc\n" + text)]).count == 1)
    #expect(Linting().findings(in: [SourceFile("import Dispatch\n" + text)]).count == 1)
    #expect(Linting().findings(in: [SourceFile(text, path: "A.swift"), SourceFile("import Foundation", path: "B.swift")]).isEmpty)
  }

  @Test func qualifiedNames() {
    check("func sleep(_ seconds: UInt32) {}\nfunc f() async { Foundation.sleep(1) }  // finding: blocking-sleep")
    check("enum Foundation { static func sleep(_ seconds: UInt32) {} }\nfunc f() async { Foundation.sleep(1) }")
  }

  @Test func helpersAreFoundByLabels() {
    check(
      """
      func load(from: Int) { sleep(1) }
      func load(into: Int) {}
      func f() async {
        load(from: 1)  // finding: blocking-sleep
        load(into: 1)
      }
      """)
  }

  @Test func unsureNamesSayNothing() {
    check("func f(_ thing: Unknown) async { thing.wait(); thing.read(1) }")
    check("func f() async { thing().wait() }")
  }

  /// Of a folder and a target of one name, an app of which nobody knows what it depends on means the target.
  @Test func importsMeanTargetsRatherThanFolders() {
    var folder = ProgramModule(name: "Kit", defaultIsolation: nil, dependencies: [])
    (folder.isTarget, folder.hasUnknownDependencies) = (false, true)
    let kit = ProgramModule(name: "Kit", defaultIsolation: nil, dependencies: [])
    var app = ProgramModule(name: "App", defaultIsolation: nil, dependencies: [])
    (app.isTarget, app.hasUnknownDependencies) = (false, true)
    let found = Linting().findings(in: [
      (folder, [SourceFile("import PackageDescription", path: "Kit/Package.swift")]),
      (kit, [SourceFile("import Glibc\npublic func slow() { sleep(1) }", path: "Kit/Sources/Kit/Slow.swift")]),
      (app, [SourceFile("import Kit\nfunc f() async { slow() }", path: "App/App.swift")]),
    ])
    #expect(found.map(\.range.path) == ["App/App.swift"])
  }
}
