import Testing

@testable import unblock

@Suite struct AbsolutePathTests {
  private let folder = AbsolutePath("/a/b", in: .root)

  @Test(arguments: [
    ("c.swift", "/a/b/c.swift"), ("./c/../d", "/a/b/d"), ("../../../x", "/x"), ("/x//y/", "/x/y"), (".", "/a/b"), ("", "/a/b"),
  ])
  func dotsAreResolved(_ path: String, _ expected: String) { #expect(AbsolutePath(path, in: folder).string == expected) }

  @Test func ancestorsGoUpToTheRoot() {
    #expect(folder.appending("c").ancestors.map(\.string) == ["/a/b", "/a", "/"])
    #expect(AbsolutePath.root.parent == nil)
    #expect(AbsolutePath.root.appending("a").string == "/a")
  }

  @Test(arguments: [("/a/b/c/d", "c/d"), ("/a/b", "."), ("/a/bc", "/a/bc"), ("/a", "/a")])
  func pathsAreShownFromTheWorkingDirectory(_ path: String, _ shown: String) {
    #expect(AbsolutePath(path, in: .root).shown(in: folder) == shown)
  }
}
