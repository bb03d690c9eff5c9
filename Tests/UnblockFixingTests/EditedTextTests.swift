import Testing
import UnblockModel

@testable import unblock

@Suite struct EditedTextTests {
  private let path = "a.swift"

  private func apply(_ text: String, _ edits: [FixIt.Edit]) -> String {
    String(decoding: EditedText(Array(text.utf8), applying: edits).bytes, as: UTF8.self)
  }

  @Test func editsAreAppliedInTheOrderOfTheText() {
    #expect(apply("abcdef", [edit(path, 4, 1, "E"), edit(path, 0, 2, ""), edit(path, 6, 0, "!")]) == "cdEf!")
    #expect(apply("abc", []) == "abc")
    #expect(apply("", [edit(path, 0, 0, "a")]) == "a")
  }

  @Test func equalEditsCountOnce() {
    #expect(apply("abc", [edit(path, 1, 0, "x"), edit(path, 1, 0, "x")]) == "axbc")
  }

  @Test func lineEndingsAreKept() {
    #expect(apply("a\r\nb\r\n", [edit(path, 3, 1, "x\ny")]) == "a\r\nx\r\ny\r\n")
    #expect(apply("a\r\nb\r\n", [edit(path, 3, 1, "x\r\ny")]) == "a\r\nx\r\ny\r\n")
    #expect(apply("a\nb\n", [edit(path, 2, 1, "x\ny")]) == "a\nx\ny\n")
  }

  @Test func nothingComesBeforeAByteOrderMark() {
    #expect(apply("\u{FEFF}let a = 1\n", [edit(path, 0, 0, "import A\n")]) == "\u{FEFF}import A\nlet a = 1\n")
    #expect(apply("\u{FEFF}let a = 1\n", [edit(path, 3, 3, "var")]) == "\u{FEFF}var a = 1\n")
  }

  @Test func bytesThatAreNoUnicodeStay() {
    #expect(EditedText([0xFF, 0x61, 0xFE], applying: [edit(path, 1, 1, "b")]).bytes == [0xFF, 0x62, 0xFE])
  }

  @Test func linesOfEdits() {
    let edits = [edit(path, 0, 0, "import A\n"), edit(path, 4, 1, "x {\n  y\n}"), edit(path, 6, 1, "")]
    let text = EditedText(Array("a\nb\nc\nd\n".utf8), applying: edits)
    #expect(String(decoding: text.bytes, as: UTF8.self) == "import A\na\nb\nx {\n  y\n}\n\n")
    #expect(edits.map(text.lines) == [1...2, 4...6, 7...7])
    #expect(text.lines(of: edit(path, 0, 1, "z")) == nil)
  }
}
