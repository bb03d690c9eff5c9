import Testing
import UnblockTestSupport

/// What makes a call harmless: every key of a condition, one by one.
@Suite struct ConditionTests {
  /// Whether `pause(…)`, of which the entry says when it is harmless, is reported.
  private func isReported(_ statements: String, _ condition: String, key: String = "harmless") throws -> Bool {
    let linting = try linting(
      with: """
        apis:
          - name: [pause(_:for?:then?:), Door.pause(_:for?:then?:)]
            kind: wait
            cost: unbounded
            advice: do not
            cures: []
            \(key): [\(condition)]
        types:
          - name: Door
            members: { main: Door }
        """)
    let text = "func f(_ door: Door, _ gate: SlidingDoor, _ other: Other) async { \(statements) }\nclass SlidingDoor: Door {}\nclass Other {}\n"
    return !findings(text, linting: linting).isEmpty
  }

  @Test func equals() throws {
    for harmless in ["pause(0)", "pause(0.0)", "pause(-0)", "pause(0x0)", "let zero = 0; pause(zero)"] {
      #expect(try !isReported(harmless, "{ argument: 0, equals: [0] }"), "\(harmless)")
    }
    for blocking in ["pause(1)", "pause(x)", "var zero = 0; pause(zero)", "pause(\"0\")"] {
      #expect(try isReported(blocking, "{ argument: 0, equals: [0] }"), "\(blocking)")
    }
    #expect(try !isReported("pause(1, for: .now())", "{ argument: for, equals: [.now()] }"))
    #expect(try !isReported("pause(1, for: . now( ))", "{ argument: for, equals: [.now()] }"))
    #expect(try isReported("pause(.now(), for: 1)", "{ argument: for, equals: [.now()] }"))
    #expect(try !isReported("pause(nil)", "{ argument: 0, equals: [nil, 7] }"))
  }

  @Test func mentions() throws {
    let condition = "{ argument: 0, mentions: [NOW, LATER] }"
    for harmless in ["pause(NOW)", "pause(A | NOW)", "pause(Int32(LATER))", "pause([.NOW, .b])", "let a = x | NOW; pause(a)", "pause(x ? NOW : y)"] {
      #expect(try !isReported(harmless, condition), "\(harmless)")
    }
    for blocking in ["pause(KNOW)", "pause(x, for: NOW)", "pause(\"NOW\")", "var a = NOW; a = 1; pause(a)"] {
      #expect(try isReported(blocking, condition), "\(blocking)")
    }
  }

  @Test func below() throws {
    let seconds = "{ argument: for, below: 0.001, unit: seconds }"
    for harmless in ["0", "0.0009", "5e-4", ".milliseconds(0)", ".microseconds(999)", ".now()", ".now() + 0.0001", "Date()", ".now() + .microseconds(5)"] {
      #expect(try !isReported("pause(x, for: \(harmless))", seconds), "\(harmless)")
    }
    for blocking in ["1", "0.001", ".milliseconds(1)", ".now() + 1", "x", ".distantFuture", ".now() + x"] {
      #expect(try isReported("pause(x, for: \(blocking))", seconds), "\(blocking)")
    }
    for (unit, harmless, blocking) in [("milliseconds", "0", "1"), ("microseconds", "999", "1_000"), ("nanoseconds", "999_999", "1_000 * 1_000")] {
      let condition = "{ argument: for, below: 0.001, unit: \(unit) }"
      #expect(try !isReported("pause(x, for: \(harmless))", condition), "\(unit)")
      #expect(try isReported("pause(x, for: \(blocking))", condition), "\(unit)")
    }
  }

  @Test func absent() throws {
    #expect(try !isReported("pause(1)", "{ argument: for, absent: true }"))
    #expect(try isReported("pause(1, for: 2)", "{ argument: for, absent: true }"))
    #expect(try isReported("pause(1)", "{ argument: for, equals: [0] }"), "what is left out fulfils nothing else")
  }

  @Test func receivers() throws {
    #expect(try !isReported("door.pause(1)", "{ receiver: [Door] }"))
    #expect(try !isReported("gate.pause(1)", "{ receiver: [Door] }"), "subclasses are what they inherit from")
    #expect(try isReported("door.pause(1)", "{ receiver: [SlidingDoor] }"))
    #expect(try !isReported("door.main.pause(1)", "{ receiverMentions: [main] }"))
    #expect(try isReported("door.pause(1)", "{ receiverMentions: [main] }"))
  }

  @Test func closures() throws {
    let condition = "{ inClosureOf: [onReady] }"
    #expect(try !isReported("door.onReady { await g(); pause(1) }", condition))
    #expect(try !isReported("door.onReady = { await g(); pause(1) }", condition))
    #expect(try isReported("door.onStart { await g(); pause(1) }", condition))
  }

  @Test func allKeysOfAConditionMustHold() throws {
    let both = "{ argument: 0, equals: [0], receiver: [Door] }"
    #expect(try !isReported("door.pause(0)", both))
    #expect(try isReported("door.pause(1)", both))
    #expect(try isReported("pause(0)", both))
    let either = "{ argument: 0, equals: [0] }, { argument: for, equals: [0] }"
    #expect(try !isReported("pause(1, for: 0)", either))
  }

  @Test func blocksOnlyIf() throws {
    let condition = "{ argument: then, equals: [true] }"
    #expect(try isReported("pause(1, then: true)", condition, key: "blocksOnlyIf"))
    #expect(try !isReported("pause(1, then: false)", condition, key: "blocksOnlyIf"))
    #expect(try !isReported("pause(1)", condition, key: "blocksOnlyIf"))
  }

  /// A function that hands its parameter on blocks as its callers say.
  @Test func argumentsThatAreHandedOn() throws {
    func isReported(_ call: String, _ body: String, _ condition: String) throws -> Bool {
      try self.isReported("func hand(_ x: Int = 0, by y: Int = 5) { \(body) }; \(call)", condition)
    }
    let equals = "{ argument: 0, equals: [0] }"
    for body in ["pause(x)", "let z = x; pause(z)", "pause(Int32(x))", "pause(x as Int)", "door.pause(x)", "func deeper(_ z: Int) { pause(z) }; deeper(x)"] {
      #expect(try !isReported("hand(0)", body, equals), "\(body)")
      #expect(try !isReported("hand(by: 1)", body, equals), "\(body)")
      #expect(try isReported("hand(1)", body, equals), "\(body)")
      #expect(try isReported("hand(other.number)", body, equals), "\(body)")
    }
    for body in ["pause(x + 1)", "var z = x; z = 1; pause(z)", "pause(y)", "pause(x); pause(1)", "pause(0); pause(other.of(x))"] {
      #expect(try isReported("hand(0)", body, equals), "\(body)")
    }
    let mentions = "{ argument: 0, mentions: [NOW] }"
    #expect(try !isReported("hand(NOW | A)", "pause(x | B)", mentions))
    #expect(try !isReported("hand(1, by: NOW)", "pause(x | y)", mentions))
    #expect(try isReported("hand(A, by: B)", "pause(x | y)", mentions))
    let either = "{ argument: 0, equals: [0] }, { argument: for, below: 0.001, unit: seconds }"
    #expect(try !isReported("hand(0, by: 1)", "pause(x, for: y)", either))
    #expect(try !isReported("hand(1, by: 0)", "pause(x, for: y)", either))
    #expect(try isReported("hand(1, by: 1)", "pause(x, for: y)", either))
    #expect(try isReported("hand(0)", "pause(x)", "{ argument: 0, equals: [0], receiver: [Door] }"), "the receiver is another one")
  }

  @Test func swappedParameters() throws {
    let swapping = "func hand(_ x: Int, _ y: Int) { if other.isDone { hand(y, x) }; pause(x) }; "
    #expect(try !isReported(swapping + "hand(0, 0)", "{ argument: 0, equals: [0] }"))
    #expect(try isReported(swapping + "hand(1, 0)", "{ argument: 0, equals: [0] }"))
    #expect(try isReported(swapping + "hand(0, 1)", "{ argument: 0, equals: [0] }"))
  }

  @Test func nonBlockingReceivers() throws {
    let condition = "{ nonBlockingDescriptor: true }"
    for made in ["fcntl(door, F_SETFL, O_NONBLOCK)", "fcntl(door.number, F_SETFL, O_NONBLOCK)", "fcntl(door.number, F_SETFL, old | O_NONBLOCK)"] {
      #expect(try !isReported("_ = \(made); door.pause(1)", condition), "\(made)")
      #expect(try isReported("_ = \(made); gate.pause(1)", condition), "\(made)")
    }
    #expect(try isReported("_ = fcntl(door.number, F_SETFL, 0); door.pause(1)", condition))
    #expect(try isReported("_ = fcntl(door, F_SETFL, O_NONBLOCK); door.main.pause(1)", condition))
    #expect(try isReported("pause(1)", condition), "there is no receiver")
    #expect(try !isReported("_ = fcntl(n, F_SETFL, O_NONBLOCK); SlidingDoor(n).pause(1)", condition))
    #expect(try !isReported("_ = fcntl(n, F_SETFL, O_NONBLOCK); let made = SlidingDoor(n); made.pause(1)", condition))
    #expect(try isReported("_ = fcntl(n, F_SETFL, O_NONBLOCK); let made = SlidingDoor(m); made.pause(1)", condition))
  }

  @Test func nonBlockingDescriptors() {
    check(
      """
      func f(_ fd: Int32, _ other: Int32, _ buffer: UnsafeMutableRawPointer) async {
        _ = fcntl(fd, F_SETFL, O_NONBLOCK)
        read(fd, buffer, 1)
        read(other, buffer, 1)  // finding: blocking-fd-io
      }
      func g(_ fd: Int32, _ buffer: UnsafeMutableRawPointer) async {
        _ = fcntl(fd, F_SETFL, 0)
        read(fd, buffer, 1)  // finding: blocking-fd-io
      }
      """)
  }
}
