import UnblockTestSupport

/// A program with blocking calls behind all that the analysis follows: requirements, overrides, closures that are kept and handed on, wrappers, builders, waits and
/// their ends, in several modules. Most of its functions are none of that, and are edited at random, a line or a word at a time.
struct QuietProgram {
  private(set) var texts: [String: String]
  private var random: Seeded
  private var last: (path: String, text: String)?

  init(seed: UInt64) {
    random = Seeded(seed: seed)
    texts = Self.files
  }

  /// Most edits are of one file; some are taken back.
  mutating func edit() {
    if let last, Bool.random(using: &random) {
      texts[last.path] = last.text
      return self.last = nil
    }
    let path = texts.keys.filter { $0.hasPrefix("Sources") }.sorted().randomElement(using: &random) ?? ""
    last = (path, texts[path] ?? "")
    for _ in 0..<Int.random(in: 1...2, using: &random) { texts[path] = edited(texts[path] ?? "") }
  }

  private mutating func edited(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let place = lines.indices.randomElement(using: &random) ?? 0
    let bodies = lines.indices.filter { lines[$0].contains("func ") && lines[$0].hasSuffix("{") }
    let body = bodies.randomElement(using: &random) ?? place
    switch Int.random(in: 0..<10, using: &random) {
    case 0..<4: lines.insert("    " + pick(Self.statements), at: min(body + 1, lines.count))
    case 4: lines.append(pick(Self.declarations))
    case 5: lines.insert(lines[place], at: place)
    case 6: lines.remove(at: place)
    case 7: lines.insert("// a comment", at: place)
    case 8: lines[place] = lines[place].replacing(pick(Self.words), with: pick(Self.words), maxReplacements: 1)
    default: lines.swapAt(place, lines.indices.randomElement(using: &random) ?? 0)
    }
    return lines.joined(separator: "\n")
  }

  private mutating func pick(_ list: [String]) -> String { list.randomElement(using: &random) ?? "" }

  private static let statements = [
    "print(1)", "let one = quiet", "let copy = { print(2) }", "copy()", "for x in list { use(x) }", "while go { use(1); use(2) }", "sleep(1)", "nap()", "box.action()",
    "let held = nap", "store.load()", "run { use(3) }", "run { nap() }", "done.signal()", "_ = text.description", "return", "make()()", "let made = make()", "made()",
    "@Saved var saved = 1", "$saved.use()", "tool()", "func inner() { use(4) }", "inner()", "Task { quiet() }", "rest.anything", "_ = Lazy.value", "if Thread.isMainThread { return }",
  ]
  private static let declarations = [
    "func extra() { print(3) }", "func added() async { nap() }", "func nap() {}", "func use(_ a: Int) { print(a) }", "extension Store { func fresh() { print(4) } }",
    "struct Other: Loader { func load() { print(5) } }", "func hold() -> () -> Void { { use(5) } }", "let kept = nap", "func callAsFunction() {}", "func lonely(_ a: Int = 2) { use(a) }",
  ]
  private static let words = ["quiet", "nap", "use", "load", "run", "make", "action", "print", "sleep", "store", "box", "async ", "func ", "let ", "{", "}", "(", "1"]

  private static let files = [
    "Package.swift": """
      // swift-tools-version: 6.2
      import PackageDescription
      let package = Package(name: "Quiet", targets: [.target(name: "Base"), .target(name: "Middle", dependencies: ["Base"]), .target(name: "Top", dependencies: ["Middle", "Base"])])

      """,
    "Sources/Base/Base.swift": """
      import Foundation
      public protocol Loader { func load() }
      public struct Box { public var action: () -> Void }
      public func nap() { sleep(1) }
      public func make() -> () -> Void { { sleep(2) } }
      public func run(_ body: () -> Void) {
        body()
      }
      public func later(_ body: @escaping @Sendable () -> Void) {
        DispatchQueue.global().async { body() }
      }

      """,
    "Sources/Base/Quiet.swift": """
      public func quiet() {
        print(1)
      }
      public func use(_ a: Int) {
        let twice = a * 2
        print(twice)
      }
      func list(_ b: [Int]) {
        b.forEach { use($0) }
      }

      """,
    "Sources/Middle/Store.swift": """
      import Base
      import Foundation
      public class Store: Loader {
        public func load() { nap() }
        func first() {
          use(1)
        }
        func second() {
          for x in [1] { use(x) }
        }
        var size: Int {
          get { 3 }
        }
      }
      final class Special: Store {
        override func load() { use(2) }
      }
      @propertyWrapper struct Saved {
        var wrappedValue: Int { get { sleep(1); return 1 } set { use(newValue) } }
      }

      """,
    "Sources/Middle/Quiet.swift": """
      import Base
      func middle() {
        quiet()
      }
      struct Plain {
        var number = 1
        func show() {
          print(number)
        }
        func compare(_ other: Plain) -> Bool {
          let same = number == other.number
          return same
        }
      }

      """,
    "Sources/Top/Top.swift": """
      import Base
      import Foundation
      import Middle
      struct Text: CustomStringConvertible {
        var description: String { sleep(1); return "" }
      }
      struct Tool {
        func callAs() { nap() }
      }
      @dynamicMemberLookup struct Rest {
        subscript(dynamicMember name: String) -> Int { 1 }
      }
      func top(_ loader: any Loader, _ box: Box) async {
        loader.load()
        nap()
        run { nap() }
        make()()
        box.action()
        print(Text())
      }
      func waits() async {
        let done = DispatchSemaphore(value: 0)
        later { done.signal() }
        done.wait()
      }

      """,
    "Sources/Top/Quiet.swift": """
      import Middle
      func calm() {
        print("calm")
      }
      actor Keeper {
        var values: [Int] = []
        func keep(_ value: Int) {
          values.append(value)
        }
        func all() -> [Int] {
          let copy = values
          return copy
        }
      }

      """,
  ]
}
