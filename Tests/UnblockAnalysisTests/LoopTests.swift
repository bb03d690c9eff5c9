import Testing

/// Loops and recursion that keep a thread busy.
@Suite struct LoopTests {
  @Test func countedLoops() {
    check("func f() async { for i in 0..<10_000_000 { g(i) } }  // finding: heavy-cpu\nfunc g(_ i: Int) {}")
    check("func f() async { for i in 0..<9_999_999 { g(i) } }\nfunc g(_ i: Int) {}")
    check("func f() async { for i in 1...10_000 { for j in 1...1_000 { g(i + j) } } }  // finding: heavy-cpu\nfunc g(_ i: Int) {}")
    check("let n = 20_000_000\nfunc f() async { for i in 0..<n { g(i) } }  // finding: heavy-cpu\nfunc g(_ i: Int) {}")
    check("func f() async { for i in stride(from: 0, to: 40_000_000, by: 2) { g(i) } }  // finding: heavy-cpu\nfunc g(_ i: Int) {}")
    check("func f(_ n: Int) async { for i in 0..<n { g(i) } }\nfunc g(_ i: Int) {}")
  }

  @Test func loopsThatSuspendOrEnd() {
    check("func f() async { for i in 0..<20_000_000 { await g(i) } }\nfunc g(_ i: Int) async {}")
    check("func f() async { for i in 0..<20_000_000 { if g(i) { break } } }\nfunc g(_ i: Int) -> Bool { true }")
    check("func f() { for i in 0..<20_000_000 { g(i) } }\nfunc g(_ i: Int) {}")
  }

  @Test func heavyHelpers() {
    check("func f() async { g() }  // finding: heavy-cpu\nfunc g() { for i in 0..<20_000_000 { h(i) } }\nfunc h(_ i: Int) {}")
  }

  @Test func spins() {
    check("final class A { var isReady = false; func f() async { while !isReady {} } }  // finding: busy-wait")
    check("final class A { var isReady = false; func f() async { while !isReady { await Task.yield() } } }")
    check("final class A { var isReady = false; func f() async { while !isReady { work() } } ; func work() { isReady = true } }")
    check("final class A { var isReady = false; func f() { while !isReady {} } }")
    check("func f(_ a: A) async { a.spin() }  // finding: busy-wait\nfinal class A { var isReady = false; func spin() { while !isReady {} } }")
  }

  @Test func exponentialRecursion() {
    check(
      """
      func fibonacci(_ n: Int) -> Int { n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2) }
      func f() async { _ = fibonacci(40) }  // finding: heavy-cpu
      """)
    check("func sum(_ n: Int) -> Int { n == 0 ? 0 : n + sum(n - 1) }\nfunc f() async { _ = sum(40) }")
  }
}
