import Foundation
import Testing
import UnblockTestSupport

/// Text that is nested much deeper, or is much longer, than anybody writes.
@Suite struct NestingTests {
  struct Deep: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  @Test(arguments: deepTexts) func deepTextIsSurvived(_ deep: Deep) throws {
    let folder = try goodFolder()
    try folder.write(Data(deep.text.utf8), to: "deep.swift")
    let run = try lint(["deep.swift", "good"], in: folder.url, seconds: 240)
    #expect(run.end == .status(1))
    #expect(refused(run).isEmpty)
    #expect(run.errors.split(separator: "\n").filter { $0.hasPrefix("deep.swift:") }.count <= 1, "\(run.errors)")
    #expect(goodFindings(run) == goodFileFindings)
  }

  /// Ten megabytes as generators write them; the last function is as bad as the first.
  @Test func tenMegabytes() throws {
    let block = """
      /// A generated value. \(String(repeating: "Do not edit this by hand. ", count: 12))
      struct Type_NUMBER {
        let data = "\(String(repeating: "c3dpZnQ=", count: 40))"
        let values = [1, 2, 3].map { $0 * 2 + NUMBER }
        func sum(_ x: Int) -> Int { values.reduce(x) { $0 + $1 } }
      }

      """
    var text = "import Foundation\n"
    text.reserveCapacity(11_000_000)
    var number = 0
    while text.utf8.count < 10_000_000 {
      text += block.replacing("NUMBER", with: "\(number)")
      number += 1
    }
    text += "func last() async { sleep(1) }\n"
    let folder = try goodFolder()
    try folder.write(Data(text.utf8), to: "large.swift")
    let run = try lint(["large.swift", "good"], in: folder.url, seconds: 240)
    #expect(run.end == .status(1))
    #expect(run.text.contains("[blocking-sleep]\n"))
    #expect(run.text.split(separator: "\n").count == 4)
    #expect(goodFindings(run) == goodFileFindings)
  }
}
