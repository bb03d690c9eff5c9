import Foundation
import Testing
import UnblockTestSupport

/// Files that are no Swift any more: no crash, no hang, and good files beside them are linted as if nothing were.
@Suite struct SpoiltFileTests {
  @Test func spoiltFilesDoNoHarm() throws {
    let files = try spoiltFiles(count: 200)
    let folder = try folder(with: files)
    let run = try lint(["spoilt", "good"], in: folder.url, seconds: 240)
    guard case .status = run.end else {
      Issue.record("ended with \(run.end); by itself: \(try culprits(files, in: folder).joined(separator: ", "))")
      return
    }
    let unreadable = files.filter { isRefused($0.value) }.keys.sorted()
    #expect(run.end == .status(unreadable.isEmpty ? 1 : 2))
    #expect(refused(run).sorted() == unreadable.map { "spoilt/\($0)" }.sorted())
    #expect(goodFindings(run) == goodFileFindings)
  }

  /// As `Sources/unblock` decides it, written down a second time.
  private func isRefused(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(8192).contains(0) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  private func folder(with files: [String: [UInt8]]) throws -> TemporaryFolder {
    let folder = try goodFolder()
    for (name, bytes) in files { try folder.write(Data(bytes), to: "spoilt/\(name)") }
    return folder
  }

  /// The files that the tool does not survive.
  private func culprits(_ files: [String: [UInt8]], in folder: TemporaryFolder) throws -> [String] {
    try files.keys.sorted().filter { name in
      if case .status = try lint(["spoilt/\(name)"], in: folder.url, seconds: 20).end { return false }
      return true
    }
  }
}
