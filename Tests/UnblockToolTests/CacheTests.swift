import Foundation
import Testing
import UnblockCoding
import UnblockModel
import UnblockReporting
import UnblockSyntax

@testable import unblock

/// The cache changes how long a run takes, and nothing else.
@Suite struct CacheTests {
  private static let arguments = ["--platform", "linux", "--no-config", "--strict", "--format", "json", "--cache-path", "cache", "Sources"]

  private func folder(files: Int = 12) throws -> TemporaryFolder {
    var sources = ["Sources/broken.swift": "import Glibc\nfunc f( { ]\nfunc g() async { sleep(1) }\n"]
    for number in 0..<files {
      let helpers = (0..<60).map { "func helper\(number)_\($0)(_ x: Int) -> Int { max(x, \($0)) + [1, 2, 3].map { $0 * x }.count }\n" }
      sources["Sources/\(number).swift"] = "import Glibc\n" + helpers.joined() + "func wait\(number)() { sleep(1) }\nfunc ü\(number)() async { wait\(number)() }\n"
    }
    return try TemporaryFolder(sources)
  }

  private func packs(in folder: TemporaryFolder) throws -> [URL] {
    let files = try FileManager.default.contentsOfDirectory(at: folder.url.appendingPathComponent("cache"), includingPropertiesForKeys: nil)
    return files.filter { $0.pathExtension == "pack" }.sorted { $0.path < $1.path }
  }

  /// The summaries are asked again, though nothing has changed.
  private func forgetReports(in folder: TemporaryFolder) throws {
    let files = try FileManager.default.contentsOfDirectory(at: folder.url.appendingPathComponent("cache"), includingPropertiesForKeys: nil)
    for file in files where file.pathExtension == "report" { try FileManager.default.removeItem(at: file) }
  }

  private func uncached(_ folder: TemporaryFolder) throws -> CommandResult {
    let arguments = Self.arguments.map { $0 == "--cache-path" ? "--no-cache" : $0 }.filter { $0 != "cache" }
    let result = try unblock(arguments, in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("Sources/broken.swift:2:"))
    return result
  }

  @Test func coldWarmAndWithoutAreTheSame() throws {
    let folder = try folder()
    let expected = try uncached(folder)
    #expect(!FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("cache").path))
    for _ in 0..<3 { #expect(try unblock(Self.arguments, in: folder) == expected) }
    for _ in 0..<2 {
      try forgetReports(in: folder)
      #expect(try unblock(Self.arguments, in: folder) == expected)
    }
    #expect(try packs(in: folder).count == 1, "a run that summarized nothing writes nothing")
  }

  @Test func aChangedFileIsSummarizedAgain() throws {
    let folder = try folder()
    _ = try unblock(Self.arguments, in: folder)
    // The same size, and the time of a file is not asked for.
    try folder.write(Data("func g() async { usleep(7) }\n".utf8), to: "Sources/0.swift")
    #expect(try unblock(Self.arguments, in: folder) == uncached(folder))
    #expect(try packs(in: folder).count == 2)
  }

  @Test func otherConditionsAreOtherSummaries() throws {
    let folder = try TemporaryFolder(["Sources/a.swift": "import Glibc\nfunc f() async {\n#if SLOW\nsleep(1)\n#endif\n}\n"])
    #expect(try unblock(Self.arguments, in: folder).status == 0)
    #expect(try unblock(Self.arguments + ["-D", "SLOW"], in: folder).status == 1)
    #expect(try unblock(Self.arguments, in: folder).status == 0)
  }

  @Test func damageIsRepaired() throws {
    let folder = try folder()
    let expected = try uncached(folder)
    _ = try unblock(Self.arguments, in: folder)
    let pack = try packs(in: folder)[0]
    let bytes = try Data(contentsOf: pack)
    var damaged = [Data(), bytes.prefix(20), bytes.prefix(60), bytes.prefix(bytes.count / 2), bytes.dropLast(), Data(repeating: 0xFF, count: 5000)]
    for place in [3, 30, 50, 70, bytes.count / 2, bytes.count - 2] {
      var other = bytes
      other[place] ^= 0x10
      damaged.append(other)
    }
    for content in damaged {
      for file in try packs(in: folder) { try FileManager.default.removeItem(at: file) }
      try content.write(to: pack)
      for _ in 0..<2 {
        try forgetReports(in: folder)
        #expect(try unblock(Self.arguments, in: folder) == expected)
      }
    }
  }

  @Test func whatCannotBeWrittenIsNot() throws {
    let folder = try folder()
    let expected = try uncached(folder)
    try folder.write(Data("a file".utf8), to: "cache")
    #expect(try unblock(Self.arguments, in: folder) == expected)
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("cache"))
    let attributes = [FileAttributeKey.posixPermissions: 0o500]
    try FileManager.default.createDirectory(at: folder.url.appendingPathComponent("cache"), withIntermediateDirectories: false, attributes: attributes)
    #expect(try unblock(Self.arguments, in: folder) == expected)
  }

  /// A limit to the size of files stands for a full disk: the write fails in the middle.
  @Test func aFullDiskIsNoProblem() throws {
    let folder = try folder()
    let expected = try uncached(folder)
    let result = try run(Self.arguments, in: folder, limit: 16)
    #expect(result == expected)
    // A report is small enough, and whole; so is what its run left.
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.appendingPathComponent("cache").path).filter { !$0.hasSuffix(".report") && !$0.hasSuffix(".run") } == [])
    #expect(try unblock(Self.arguments, in: folder) == expected)
  }

  /// Runs the command from a shell that limits the size of files, in blocks of 512 or 1024 bytes.
  private func run(_ arguments: [String], in folder: TemporaryFolder, limit: Int) throws -> CommandResult {
    let streams = try TemporaryFolder()
    func stream(_ name: String) -> String { streams.url.appendingPathComponent(name).path }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    // The report goes through a pipe, which has no limit.
    process.arguments = [
      "-c", "(ulimit -f \(limit); \"$0\" \"$@\"; echo $? > '\(stream("status"))') 2> '\(stream("errors"))' | cat > '\(stream("output"))'", products.appendingPathComponent("unblock").path,
    ] + arguments
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
    func text(_ name: String) throws -> String { try String(contentsOfFile: stream(name), encoding: .utf8) }
    return CommandResult(output: try text("output"), errors: try text("errors"), status: Int32(try text("status").dropLast()) ?? -1)
  }

  @Test func severalAtOnceDoNotDisturbEachOther() async throws {
    let folder = try folder()
    let expected = try uncached(folder)
    let results = try await withThrowingTaskGroup(of: CommandResult.self) { group in
      for _ in 0..<6 { group.addTask { [path = folder.url] in try unblock(Self.arguments, inFolder: path) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 6)
    for result in results { #expect(result == expected) }
    #expect(try unblock(Self.arguments, in: folder) == expected)
  }

  @Test func aKilledRunLosesNothing() throws {
    let folder = try folder(files: 60)
    let expected = try uncached(folder)
    for delay in [0.0, 0.01, 0.03, 0.1, 0.3] {
      let process = Process()
      process.executableURL = products.appendingPathComponent("unblock")
      process.arguments = Self.arguments
      process.currentDirectoryURL = folder.url
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try unblock(Self.arguments, in: folder) == expected)
      try forgetReports(in: folder)
      for file in try packs(in: folder) { try FileManager.default.removeItem(at: file) }
    }
  }

  // MARK: In process

  private let identity = ContentHash(high: 1, low: 2)

  private func source(_ number: Int) -> SummarizedSource {
    var summary = FileSummary()
    summary.names = ["top-level code", String(repeating: "n\(number)", count: 200_000)]
    let range = ByteRange(start: 0, end: 0)
    summary.functions = [Function(kind: .topLevel, name: Name(0), nameRange: range, range: range)]
    return SummarizedSource(summary: summary, lines: LineTable())
  }

  @Test func whatIsKeptIsFoundByTheSameBuildOnly() throws {
    let folder = try TemporaryFolder()
    let cache = SummaryCache(folder: folder.path, identity: identity)
    cache.keep(source(1), for: ContentHash(high: 5, low: 6))
    cache.finish()
    #expect(SummaryCache(folder: folder.path, identity: identity).source(for: ContentHash(high: 5, low: 6))?.summary.names == source(1).summary.names)
    #expect(SummaryCache(folder: folder.path, identity: identity).source(for: ContentHash(high: 5, low: 7)) == nil)
    #expect(SummaryCache(folder: folder.path, identity: ContentHash(high: 1, low: 3)).source(for: ContentHash(high: 5, low: 6)) == nil)
  }

  /// A run that is killed never finishes.
  @Test func whatIsOldIsWrittenBeforeTheEnd() throws {
    let folder = try TemporaryFolder()
    let cache = SummaryCache(folder: folder.path, identity: identity, longestUnwritten: .zero)
    let patient = SummaryCache(folder: folder.path, identity: identity)
    cache.keep(source(1), for: ContentHash(high: 5, low: 6))
    patient.keep(source(1), for: ContentHash(high: 5, low: 7))
    // It is written on a thread of its own.
    let deadline = ContinuousClock.now + .seconds(60)
    while SummaryCache(folder: folder.path, identity: identity).source(for: ContentHash(high: 5, low: 6)) == nil, .now < deadline { usleep(10_000) }
    #expect(SummaryCache(folder: folder.path, identity: identity).source(for: ContentHash(high: 5, low: 6)) != nil)
    #expect(SummaryCache(folder: folder.path, identity: identity).source(for: ContentHash(high: 5, low: 7)) == nil)
  }

  /// What is much is written beside the work that follows; a little would be a pack of its own for nothing.
  @Test func whatIsMuchIsWrittenAhead() throws {
    let folder = try TemporaryFolder()
    let cache = SummaryCache(folder: folder.path, identity: identity)
    let modest = SummaryCache(folder: folder.path, identity: identity)
    for number in 6...7 { cache.keep([UInt8](repeating: UInt8(number), count: 600_000), for: ContentHash(high: 5, low: UInt64(number))) }
    modest.keep([1, 2, 3], for: ContentHash(high: 5, low: 8))
    cache.writeAhead()
    modest.writeAhead()
    let deadline = ContinuousClock.now + .seconds(60)
    while SummaryCache(folder: folder.path, identity: identity).bytes(for: ContentHash(high: 5, low: 7)) == nil, .now < deadline { usleep(10_000) }
    #expect(SummaryCache(folder: folder.path, identity: identity).bytes(for: ContentHash(high: 5, low: 6)) == [UInt8](repeating: 6, count: 600_000))
    #expect(SummaryCache(folder: folder.path, identity: identity).bytes(for: ContentHash(high: 5, low: 8)) == nil)
    cache.keep([4, 5], for: ContentHash(high: 5, low: 9))
    for cache in [cache, modest] { cache.finish() }
    let later = SummaryCache(folder: folder.path, identity: identity)
    #expect(later.bytes(for: ContentHash(high: 5, low: 8)) == [1, 2, 3])
    #expect(later.bytes(for: ContentHash(high: 5, low: 9)) == [4, 5])
  }

  /// Each run adds a pack; their number does not grow without end, and nothing is lost when they are joined.
  @Test func manyRunsLeaveFewPacks() throws {
    let folder = try TemporaryFolder()
    for run in 0..<40 {
      let cache = SummaryCache(folder: folder.path, identity: identity)
      cache.keep(source(run % 5), for: ContentHash(high: UInt64(run), low: 0))
      cache.finish()
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count <= 20)
    let cache = SummaryCache(folder: folder.path, identity: identity)
    for run in 0..<40 { #expect(cache.source(for: ContentHash(high: UInt64(run), low: 0)) != nil) }
  }

  @Test func sizeIsBounded() throws {
    let folder = try TemporaryFolder()
    for run in 0..<8 {
      let entries = PackFolder(folder: folder.path, identity: identity, mostBytes: 2_000_000)
      entries.write([(ContentHash(high: UInt64(run), low: 0), source(run).encoded)])
      entries.tidy()
    }
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    let sizes = try files.map { try FileStatus(of: folder.path.appending($0)).size }
    #expect(sizes.reduce(0, +) <= 2_000_000 && !sizes.isEmpty)
  }

  @Test func thisBuildHasAnIdentity() { #expect(buildIdentity() != nil && buildIdentity() == buildIdentity()) }
}
