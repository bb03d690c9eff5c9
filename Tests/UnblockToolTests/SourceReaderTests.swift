import Foundation
import Testing

@testable import unblock

@Suite struct SourceReaderTests {
  private func problem(of bytes: [UInt8]) throws -> FileProblem? {
    let folder = try TemporaryFolder()
    try folder.write(Data(bytes), to: "a.swift")
    do throws(FileProblem) {
      #expect(try readSource(folder.path.appending("a.swift")) == bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test func textIsReadAsItIs() throws {
    #expect(try problem(of: []) == nil)
    #expect(try problem(of: Array("é\r\n".utf8)) == nil)
    #expect(try problem(of: [0x61, 0xFF, 0xC3]) == nil)
    #expect(try problem(of: Array(repeating: 0x61, count: 300_000)) == nil)
  }

  @Test func whatIsNotTextIsRefused() throws {
    #expect(try problem(of: [0x61, 0]) == .binary)
    #expect(try problem(of: [0xFF, 0xFE, 0x61, 0]) == .utf16)
    #expect(try problem(of: [0xFE, 0xFF, 0, 0x61]) == .utf16)
  }

  @Test func whatIsTooLargeIsRefused() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appendingPathComponent("a.swift").path
    #expect(FileManager.default.createFile(atPath: file, contents: nil))
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.truncate(atOffset: UInt64(largestSource) + 1)
    #expect(throws: FileProblem.tooLarge) { try readSource(folder.path.appending("a.swift")) }
  }

  @Test func whatIsNoFileIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileProblem.unreachable(.notFound)) { try readSource(folder.path.appending("a.swift")) }
    #expect(throws: FileProblem.self) { try readSource(folder.path) }
    #expect(mkfifo(folder.path.appending("pipe").string, 0o600) == 0)
    #expect(throws: FileProblem.self) { try readSource(folder.path.appending("pipe")) }
  }
}
