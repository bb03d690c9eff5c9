import Testing

@testable import unblock

@Suite struct GlobTests {
  @Test(arguments: [
    ("Generated", "Sources/Generated/A.swift"),
    ("*.pb.swift", "Sources/App/a.pb.swift"),
    ("Sources/*/Gen", "Sources/App/Gen/deep/A.swift"),
    ("Sources/**/A.swift", "Sources/A.swift"),
    ("Sources/**/A.swift", "Sources/x/y/A.swift"),
    ("**/Tests", "a/b/Tests/C.swift"),
    ("/Sources", "Sources/A.swift"),
    ("./Sources/", "Sources/A.swift"),
    ("Sources/**", "Sources/a/b.swift"),
    ("?.swift", "x/é.swift"),
    ("a*b*c", "axxbxbc"),
  ])
  func matches(_ pattern: String, _ path: String) { #expect(Glob(pattern).matches(path)) }

  @Test(arguments: [
    ("Generated", "Sources/GeneratedCode/A.swift"),
    ("/App", "Sources/App/A.swift"),
    ("Sources/*.swift", "Sources/App/A.swift"),
    ("?.swift", "ab.swift"),
    ("a*b*c", "axxbxb"),
    ("Sources/**/B.swift", "Sources/x/A.swift"),
    ("", "A.swift"),
  ])
  func doesNotMatch(_ pattern: String, _ path: String) { #expect(!Glob(pattern).matches(path)) }

  /// Trying every way to divide the text among the stars would take longer than the universe has.
  @Test func manyStarsTakeNoTime() {
    let pattern = String(repeating: "a*", count: 100) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 2000)))
  }

  @Test func exclusionsAreRelativeToTheirFolder() {
    let folder = AbsolutePath("/p", in: .root)
    let exclusions = PathPatterns(globs: [Glob("Gen/*.swift")], folder: folder)
    #expect(exclusions.contains(AbsolutePath("Gen/a.swift", in: folder)))
    #expect(!exclusions.contains(AbsolutePath("/Gen/a.swift", in: folder)))
  }
}
