import Foundation
import Testing
import UnblockTestSupport

@Suite struct SummaryCommandTests {
  private static let library = """
    #include <unistd.h>
    #include "db.h"
    static int inner(int fd) { char c; return (int)read(fd, &c, 1); }
    int db_open(int fd) { return inner(fd); }
    int db_hidden(int fd) { return inner(fd); }
    int db_size(int fd) { return fd; }
    """

  private func folder() throws -> TemporaryFolder {
    try TemporaryFolder([
      "db/db.c": Self.library, "db/db.h": "int db_open(int fd);\nint db_size(int fd);\n",
      "App/a.swift": "import DB\nfunc f() async {\n  _ = db_open(1)\n  _ = db_size(1)\n}\n",
    ])
  }

  @Test(arguments: Library.found) func blockingFunctionsAreListedWithTheirWay(_ library: Library) throws {
    let folder = try folder()
    let run = try runTool(["c-summary", "--no-config", "--no-cache", "--libclang", try #require(library.path), "--public", "db/db.h", "db"], in: folder.url)
    #expect(run.end == .status(0))
    #expect(
      run.text == """
        db/db.c:4:5: 'db_open(_:)' blocks: fd-io, unbounded
          db/db.c:4:30: 'db_open(_:)' calls 'inner(_:)'
          db/db.c:3:48: 'inner(_:)' calls 'Glibc.read(_:_:_:)'
        1 functions block

        """)
  }

  /// What was summarized where the sources are is known where they are not.
  @Test(arguments: Library.found) func theListIsRuleData(_ library: Library) throws {
    let folder = try folder()
    let path = try #require(library.path)
    let run = try runTool(["c-summary", "--no-config", "--no-cache", "--libclang", path, "--module", "DB", "--format", "json", "db"], in: folder.url)
    try folder.write(run.output, to: "db.json")
    let without = try Report(try runTool(["lint", "--no-config", "--fail-on", "never", "--format", "json", "App"], in: folder.url))
    #expect(without.places.isEmpty)
    let with = try Report(try runTool(["lint", "--no-config", "--fail-on", "never", "--format", "json", "--rules", "db.json", "App"], in: folder.url))
    #expect(with.places == [Place(file: "a.swift", line: 3, rule: "blocking-fd-io")])
  }

  @Test(arguments: Library.found) func aCompilationDatabaseIsUsed(_ library: Library) throws {
    let folder = try TemporaryFolder(["db/a.c": "#include <unistd.h>\n#ifdef SLOW\nint slow(void) { return (int)sleep(1); }\n#endif\n"])
    let path = folder.url.appendingPathComponent("db").path
    let commands = "[{\"directory\": \"\(path)\", \"file\": \"a.c\", \"arguments\": [\"cc\", \"-c\", \"-DSLOW\", \"-o\", \"a.o\", \"a.c\"]}]"
    try folder.write(Data(commands.utf8), to: "db/compile_commands.json")
    let run = try runTool(["c-summary", "--no-config", "--no-cache", "--libclang", try #require(library.path), "db"], in: folder.url)
    #expect(run.text.contains("'slow()' blocks: sleep"))
  }
}
