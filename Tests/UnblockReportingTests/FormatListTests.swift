import Foundation
import Testing
import UnblockReporting

@Suite struct FormatListTests {
  /// A format is a file and a line in the list: neither without the other.
  @Test func everyFileIsListed() throws {
    let folder = repository.appendingPathComponent("Sources/UnblockReporting/Formats")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.map { $0.replacingOccurrences(of: "Format.swift", with: "").lowercased() }
    #expect(names.sorted() == ReportFormat.all.map(\.name).sorted())
  }
}
