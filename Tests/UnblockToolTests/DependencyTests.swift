import Testing

@testable import unblock

/// Dependencies that the package manager has checked out.
@Suite struct DependencyTests {
  private static let sources = [
    "Package.swift": """
      let package = Package(
        name: "App", dependencies: [.package(url: "https://example.com/net.git", from: "1.0.0")],
        targets: [.target(name: "App", dependencies: [.product(name: "Net", package: "net")])])
      """,
    "Sources/App/App.swift": "import Net\nfunc run() async {\n  fetch()\n}\n",
    ".build/checkouts/net/Package.swift": """
      let package = Package(name: "net", products: [.library(name: "Net", targets: ["Net"])], targets: [.target(name: "Net")])
      """,
    ".build/checkouts/net/Sources/Net/Net.swift": "import Glibc\npublic func fetch() { sleep(1) }\npublic func own() async { sleep(1) }\n",
  ]

  private func findings(_ arguments: String...) throws -> [String] {
    let folder = try TemporaryFolder(Self.sources)
    let common = ["lint", "--no-config", "--no-cache", "--no-index", "--quiet", "--format", "gcc", "--platform", "linux"]
    return try unblock(common + arguments, in: folder).output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
  }

  @Test func tracesLeadIntoDependenciesOnRequestOnly() throws {
    #expect(try findings().isEmpty)
    #expect(try findings("--follow-dependencies") == ["Sources/App/App.swift:3:3:"])
  }

  /// Named itself, a checkout is linted like any other code.
  @Test func nothingIsReportedInDependenciesUnlessTheyAreNamed() throws {
    #expect(try findings("--follow-dependencies", ".build/checkouts/net") == [".build/checkouts/net/Sources/Net/Net.swift:3:27:"])
  }
}
