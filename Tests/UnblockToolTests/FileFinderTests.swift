import Foundation
import Testing
import UnblockModel

@testable import unblock

@Suite struct FileFinderTests {
  private func find(_ paths: [String] = ["."], in folder: TemporaryFolder, excluding globs: [String] = []) -> FileFinder {
    let exclusions = PathPatterns(globs: globs.map { Glob($0) }, folder: folder.path)
    var finder = FileFinder(workingDirectory: folder.path, exclusions: exclusions)
    finder.find(paths)
    return finder
  }

  private func names(_ finder: FileFinder) -> [String] { finder.files.map { $0.path.shown(in: finder.workingDirectory) } }

  @Test func foldersOfOthersAndOtherFilesArePassedOver() throws {
    let folder = try TemporaryFolder([
      "Sources/App/b.swift": "", "Sources/App/a.swift": "", "Sources/App/B.swift": "", "README.md": "", "._x.swift": "",
      ".build/x.swift": "", ".build-old/x.swift": "", "Pods/x.swift": "", "Carthage/x.swift": "", "DerivedData/x.swift": "",
      "node_modules/x.swift": "", "Sources/.hidden/x.swift": "",
    ])
    #expect(names(find(in: folder)) == ["Sources/App/B.swift", "Sources/App/a.swift", "Sources/App/b.swift"])
  }

  @Test func namedFilesAndFoldersAreTakenWhereverTheyAre() throws {
    let folder = try TemporaryFolder([".build/a.swift": "", "Pods/P/b.swift": "", "script": ""])
    #expect(names(find([".build/a.swift", "Pods", "script"], in: folder)) == [".build/a.swift", "Pods/P/b.swift", "script"])
  }

  @Test func excludedFilesAreNotTakenEvenWhenNamed() throws {
    let folder = try TemporaryFolder(["Gen/a.swift": "", "b.swift": ""])
    #expect(names(find(["."], in: folder, excluding: ["Gen"])) == ["b.swift"])
    #expect(names(find(["Gen/a.swift", "Gen", "b.swift"], in: folder, excluding: ["Gen"])) == ["b.swift"])
  }

  @Test func everyFileIsTakenOnce() throws {
    let folder = try TemporaryFolder(["S/a.swift": "", "S/T/b.swift": ""])
    #expect(names(find(["S/a.swift", "S", "./S/T", folder.path.string], in: folder)) == ["S/T/b.swift", "S/a.swift"])
  }

  @Test func theFirstOfManyAreToldOfOnceAndAreAmongAll() throws {
    let folder = try TemporaryFolder(Dictionary(uniqueKeysWithValues: (0..<200).map { ("S\($0 % 7)/\($0).swift", "") }))
    var told: [[FoundFile]] = []
    withoutActuallyEscaping({ told.append($0) }) { (begin: @escaping ([FoundFile]) -> Void) in
      var finder = FileFinder(workingDirectory: folder.path, exclusions: PathPatterns(globs: [], folder: folder.path), begin: begin)
      finder.find(["."])
      #expect(finder.files.count == 200)
      #expect(Set(told.joined()).isSubset(of: finder.files))
    }
    #expect(told.count == 1)
    #expect(Set(told.joined()).count == told.joined().count)
    #expect(told.joined().count > 10)
  }

  @Test func linksAreFollowedOnceAndNotInCircles() throws {
    let folder = try TemporaryFolder(["S/a.swift": "", "Other/b.swift": "", "S/T/c.swift": ""])
    try folder.link("S/A", to: "T")
    try folder.link("S/T/loop", to: "..")
    try folder.link("S/T/root", to: "/")
    try folder.link("S/other", to: "../Other")
    try folder.link("S/0.swift", to: "a.swift")
    let finder = find(["S"], in: folder)
    #expect(names(finder) == ["S/T/c.swift", "S/a.swift", "S/other/b.swift"])
    #expect(finder.problems == [])
  }

  @Test func whatIsNotThereIsAProblem() throws {
    let folder = try TemporaryFolder(["a.swift": ""])
    try folder.link("dead.swift", to: "nowhere")
    try folder.link("dead", to: "nowhere")
    let finder = find(["nope.swift", ".", "/dev/null"], in: folder)
    #expect(names(finder) == ["a.swift"])
    #expect(
      finder.problems == [
        Report.Problem(path: "nope.swift", message: "no such file or folder"),
        Report.Problem(
          path: "dead.swift", message: "a symbolic link that leads to nothing; remove it, or exclude it in '.unblock.yml'"),
        Report.Problem(path: "/dev/null", message: "neither a file nor a folder; to lint what a command prints, use '--stdin'"),
      ])
  }

  @Test func filesOutsideOfTheWorkingDirectoryHaveFullPaths() throws {
    let (here, there) = (try TemporaryFolder(), try TemporaryFolder(["a.swift": ""]))
    #expect(names(find([there.path.string], in: here)) == [there.path.string + "/a.swift"])
  }

  @Test func unsavedTextNeedsNoFile() throws {
    let folder = try TemporaryFolder(["a.swift": "", "c.swift": ""])
    let finder = find(in: folder)
    let new = LintRequest.Buffer(path: folder.path.appending("b.swift"), bytes: [])
    let old = LintRequest.Buffer(path: folder.path.appending("c.swift"), bytes: [])
    #expect(finder.files(with: new).map(\.path.name) == ["a.swift", "b.swift", "c.swift"])
    #expect(finder.files(with: old).map(\.path.name) == ["a.swift", "c.swift"])
  }
}
