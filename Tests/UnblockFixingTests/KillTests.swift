import Foundation
import Testing
import UnblockModel
import UnblockTestSupport

@testable import unblock

/// Whenever the process ends, each file is the old or the new one.
@Suite struct KillTests {
  private let files = (0..<6).map { "\($0).swift" }

  /// A process that writes one generation after the other is killed at times that nobody has chosen.
  @Test func killedWhileItWrites() async throws {
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: files.map { ($0, String(decoding: longText(0), as: UTF8.self)) }))
    let path = folder.url.path
    var lastGenerations: Set<Int> = []
    for round in 0..<25 {
      await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, round = round as Int] in
        let folder = AbsolutePath(path, in: .root)
        let names = (0..<6).map { "\($0).swift" }
        // Goes on from what the one before has left.
        var current = try names.map { try contents(of: AbsolutePath($0, in: folder), upTo: 1 << 24) }
        for generation in 1... {
          let new = longText(round * 100_000 + generation)
          let changes = zip(names, current).map { FileChange(path: $0, file: AbsolutePath($0, in: folder), old: $1, new: new) }
          let problems = delayingSignals { write(changes, together: [Set(names)]) }
          #expect(problems == [])
          current = names.map { _ in new }
          // The first write is done, however slow the machine is.
          guard generation == 1 else { continue }
          Thread.detachNewThread {
            usleep(UInt32(1_000 + round * 1_700))
            kill(getpid(), SIGKILL)
          }
        }
      }
      for file in files {
        let bytes = try folder.bytes(file)
        let number = String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }.split(separator: " ").last.flatMap { Int($0) }
        let generation = try #require(number)
        #expect(bytes == longText(generation))
        lastGenerations.insert(generation)
      }
      // What the dead ones left goes when the next one writes.
      #expect(folder.names.count <= 2 * files.count)
    }
    // It did write: not every file is the first one.
    #expect(lastGenerations.count > 1)
    let change = FileChange(path: "0.swift", file: folder.file("0.swift"), old: try folder.bytes("0.swift"), new: longText(1))
    #expect(write([change], together: []) == [])
    #expect(folder.names == files)
  }

  /// A signal that asks the process to end waits until the files are written.
  @Test func askedToEndWhileItWrites() async throws {
    let folder = try TemporaryFolder(["a.swift": "old\n", "b.swift": "old\n"])
    let path = folder.url.path
    await #expect(processExitsWith: .signal(SIGTERM)) { [path = path as String] in
      _ = signal(SIGTERM, SIG_DFL)
      let folder = AbsolutePath(path, in: .root)
      let changes = ["a.swift", "b.swift"].map {
        FileChange(path: $0, file: AbsolutePath($0, in: folder), old: Array("old\n".utf8), new: Array("new\n".utf8))
      }
      delayingSignals {
        kill(getpid(), SIGTERM)
        // Another thread may take the signal.
        while waitingSignal == nil { usleep(1000) }
        #expect(write(changes, together: []) == [])
      }
      waitForTheEnd()
    }
    #expect(try folder.bytes("a.swift") == Array("new\n".utf8))
    #expect(try folder.bytes("b.swift") == Array("new\n".utf8))
    #expect(folder.names == ["a.swift", "b.swift"])
  }

  /// While the command of `--verify` runs, nobody knows yet whether the fix-its are right: they are taken back, and the command ends, too.
  @Test(arguments: [SIGINT, SIGTERM]) func askedToEndWhileItBuilds(number: Int32) async throws {
    let folder = try TemporaryFolder(["a.swift": "BLOCK\n"])
    let path = folder.url.path
    await #expect(processExitsWith: .signal(number)) { [path = path as String, number = number as Int32] in
      let root = AbsolutePath(path, in: .root)
      // Whoever runs the tests in the background has this ignored.
      _ = signal(number, SIG_DFL)
      var builds = 0
      let run = FixRun(
        workingDirectory: root, selection: FixSelection(),
        lint: { _ in
          var report = Report(findings: [], problems: [], fileCount: 1, functionCount: 0, sources: ["a.swift": Array("BLOCK\n".utf8)])
          report.findings = [finding("a.swift", 0, 5, fixIts: [fixIt([edit("a.swift", 0, 5, "CURED")])])]
          return report
        }, checkBeforeWriting: { _ in },
        build: {
          builds += 1
          if builds == 1 { return BuildResult(status: 0, errors: []) }
          // Only the child knows when it runs.
          let me = getpid()
          _ = try capture(["/bin/sh", "-c", "grep -q CURED '\(path)/a.swift' && kill -\(number) \(me); sleep 600"], keepsErrors: true)
          return BuildResult(status: 0, errors: [])
        })
      #expect(throws: Interrupted(signal: number)) { _ = try run() }
      waitForTheEnd()
    }
    #expect(try folder.bytes("a.swift") == Array("BLOCK\n".utf8))
    #expect(folder.names == ["a.swift"])
  }
}

/// Of some length, so that a write takes a while.
private func longText(_ generation: Int) -> [UInt8] {
  Array(String(repeating: "let generation = \(generation)\n", count: 4000).utf8)
}

/// The signal goes to whichever thread takes it.
private func waitForTheEnd() {
  sleep(60)
  Issue.record("the signal is lost")
}
