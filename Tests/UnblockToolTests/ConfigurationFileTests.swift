import Testing

@testable import unblock

@Suite struct ConfigurationFileTests {
  private func path(from folder: String, in files: [String]) throws -> String? {
    let root = try TemporaryFolder(Dictionary(files.map { ($0, "") }) { $1 })
    return configurationPath(for: AbsolutePath(folder, in: root.path))?.shown(in: root.path)
  }

  @Test func nearestGoesFirst() throws {
    #expect(try path(from: "a/b", in: [".git/HEAD", ".unblock.yml", "a/.unblock.yml", "a/b/x"]) == "a/.unblock.yml")
    #expect(try path(from: "a/b", in: [".git/HEAD", ".unblock.yml", "a/b/x"]) == ".unblock.yml")
  }

  @Test func repositoryIsTheLimit() throws {
    #expect(try path(from: "a/b", in: [".unblock.yml", "a/.git/HEAD", "a/b/Package.swift"]) == nil)
    #expect(try path(from: "a/b", in: ["a/.unblock.yml", "a/.git/HEAD", "a/b/Package.swift"]) == "a/.unblock.yml")
  }

  @Test func outsideOfARepositoryThePackageIsTheLimit() throws {
    #expect(try path(from: "a/b", in: [".unblock.yml", "a/Package.swift", "a/b/x"]) == nil)
    #expect(try path(from: "a/b", in: ["a/.unblock.yml", "a/Package.swift", "a/b/x"]) == "a/.unblock.yml")
  }
}
