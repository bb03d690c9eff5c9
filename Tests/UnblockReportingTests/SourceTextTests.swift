import Testing
import UnblockReporting

@Suite struct SourceTextTests {
  private func place(_ text: String, _ offset: Int) -> [Int] {
    let position = SourceText(Array(text.utf8)).position(at: offset)
    return [position.line, position.column, position.utf16Column, position.offset]
  }

  @Test func columnsAreCountedInBytesAndInUTF16() {
    #expect(place("a\nlet é = \"🙂\"; f()", 18) == [2, 17, 14, 18])
    #expect(place("a\nb", 2) == [2, 1, 1, 2])
  }

  @Test func allLineEndsCount() {
    #expect(place("a\r\nb\rc\nd", 3) == [2, 1, 1, 3])
    #expect(place("a\r\nb\rc\nd", 5) == [3, 1, 1, 5])
    #expect(place("a\r\nb\rc\nd", 7) == [4, 1, 1, 7])
    #expect(place("a\r\nb", 2) == [1, 3, 3, 2])
  }

  @Test func offsetsOutsideAreTakenForTheEnds() {
    #expect(place("ab\n", 99) == [2, 1, 1, 3])
    #expect(place("ab", -1) == [1, 1, 1, 0])
    #expect(place("", 0) == [1, 1, 1, 0])
  }

  @Test func bytesThatAreNotUTF8CountAsOneLetter() {
    let text = SourceText([0x61, 0xFF, 0x62])
    #expect(text.position(at: 2).utf16Column == 3)
    #expect(SourceText([0xF0, 0x9F, 0x99, 0x82]).position(at: 2).utf16Column == 2)
  }

  @Test func linesComeWithoutTheirEnds() {
    let text = SourceText(Array("ab\r\n\ncd".utf8))
    #expect(text.bounds(ofLine: 1) == 0..<2)
    #expect(text.bounds(ofLine: 2) == 4..<4)
    #expect(text.bounds(ofLine: 3) == 5..<7)
  }

  @Test func everyOffsetOfEveryKindOfTextHasAPosition() {
    for text in ["", "\r\n", "\n\r", "é\r🙂\n", "a\u{0}b"] {
      let source = SourceText(Array(text.utf8))
      for offset in 0...source.bytes!.count {
        let position = source.position(at: offset)
        #expect(source.bounds(ofLine: position.line).lowerBound + position.column - 1 == offset)
      }
    }
  }
}
