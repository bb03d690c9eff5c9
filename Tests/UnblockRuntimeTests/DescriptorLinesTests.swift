import Testing
@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(2))) struct DescriptorLinesTests {
  private func lines(_ pieces: [String], strippingNewline: Bool = true) async throws -> [String] {
    let ends = try Ends.pipe()
    let reader = Task {
      var lines: [String] = []
      for try await line in ends.reader.lines(strippingNewline: strippingNewline) { lines.append(line) }
      return lines
    }
    for piece in pieces {
      try await ends.writer.write(piece)
      await Task.yield()
    }
    try ends.closeWriter()
    defer { ends.close() }
    return try await reader.value
  }

  @Test func linesAreSplit() async throws {
    #expect(try await lines(["a\nb\r\n\n", "c", "d\ne"]) == ["a", "b", "", "cd", "e"])
    #expect(try await lines(["a\r\n\nb"], strippingNewline: false) == ["a\r\n", "\n", "b"])
    #expect(try await lines([]) == [])
    #expect(try await lines(["\n"]) == [""])
    let last = try await lines(["\r", "\n", "\r"])
    #expect(last == ["", "\r"])
  }

  /// A character of several bytes, and a line end, in two pieces.
  @Test func piecesEndAnywhere() async throws {
    var buffer = LineBuffer()
    for byte in "é\r\nz\n".utf8 { buffer.append([byte]) }
    #expect(buffer.takeLine(strippingNewline: true) == "é")
    #expect(buffer.takeLine(strippingNewline: true) == "z")
    #expect(buffer.takeLine(strippingNewline: true) == nil)
    #expect(buffer.takeRest() == nil)
  }

  @Test func aLineThatIsTooLongIsAnError() async throws {
    let ends = try Ends.pipe()
    put([UInt8](repeating: 65, count: 100), into: ends.writer)
    let result = await ending { for try await _ in ends.reader.lines(maximumLength: 50) {} }
    #expect(result == .failed(EMSGSIZE))
    ends.close()
  }

  @Test func bytesAndChunks() async throws {
    let ends = try Ends.pipe()
    put([1, 2, 3], into: ends.writer)
    try ends.closeWriter()
    var bytes: [UInt8] = []
    for try await byte in ends.reader.bytes { bytes.append(byte) }
    #expect(bytes == [1, 2, 3])
    ends.close()
    let other = try Ends.pipe()
    put([1, 2, 3], into: other.writer)
    try other.closeWriter()
    var chunks: [[UInt8]] = []
    for try await chunk in other.reader.chunks(upTo: 2) { chunks.append(chunk) }
    #expect(chunks == [[1, 2], [3]])
    other.close()
  }

  /// What standard input uses, on a pipe.
  @Test func severalReadersOfOneBuffer() async throws {
    let ends = try Ends.pipe()
    let reader = LineReader(ends.reader)
    #expect(await ending { _ = try await reader.readLine(strippingNewline: true, TimeLimit(.milliseconds(5))) } == .timedOut)
    let all = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<4 {
        group.addTask {
          var lines: [String] = []
          while let line = try await reader.readLine(strippingNewline: true, TimeLimit(nil)) { lines.append(line) }
          return lines
        }
      }
      group.addTask {
        for number in 0..<200 { try await ends.writer.write("\(number)\n") }
        try ends.closeWriter()
        return []
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(all.compactMap { Int($0) }.sorted() == Array(0..<200))
    ends.close()
  }
}
