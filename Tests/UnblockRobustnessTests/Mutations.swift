import Foundation
import UnblockTestSupport

/// A way to spoil a file.
struct Mutation: Sendable {
  var name: String
  var apply: @Sendable (inout [UInt8], inout Seeded) -> Void
}

/// Each leaves the first bytes of a file such that it is still taken for text, but for those that make it binary.
let mutations = [
  Mutation(name: "truncated") { bytes, random in
    bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
  },
  Mutation(name: "flipped") { bytes, random in
    for _ in 0..<max(bytes.count / 100, 5) {
      bytes[Int.random(in: bytes.indices, using: &random)] ^= UInt8(1 << Int.random(in: 0..<7, using: &random))
    }
  },
  Mutation(name: "not-utf8") { bytes, random in
    for _ in 0..<max(bytes.count / 200, 5) {
      bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(in: 0x80...0xFF, using: &random)
    }
  },
  Mutation(name: "range-deleted") { bytes, random in
    bytes.removeSubrange(range(in: bytes, &random))
  },
  Mutation(name: "range-repeated") { bytes, random in
    bytes.insert(contentsOf: Array(bytes[range(in: bytes, &random)]), at: Int.random(in: 0...bytes.count, using: &random))
  },
  Mutation(name: "shuffled-lines") { bytes, random in
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).shuffled(using: &random)
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  },
  Mutation(name: "shuffled-tokens") { bytes, random in
    bytes = Array(bytes.split(separator: UInt8(ascii: " ")).shuffled(using: &random).joined(separator: [UInt8(ascii: " ")]))
  },
  Mutation(name: "closing-brackets-gone") { bytes, random in
    bytes.removeAll { [UInt8(ascii: ")"), UInt8(ascii: "}"), UInt8(ascii: "]")].contains($0) && Int.random(in: 0..<3, using: &random) == 0 }
  },
  Mutation(name: "brackets-only") { bytes, random in
    bytes = (0..<bytes.count / 4).map { _ in Array("{}()[]<>\"".utf8).randomElement(using: &random)! }
  },
  Mutation(name: "quotes") { bytes, random in
    let openings = ["\"", "\"\"\"", "\\(", "#\"", "/*", "/#"]
    for _ in 0..<20 {
      bytes.insert(contentsOf: Array(openings.randomElement(using: &random)!.utf8), at: Int.random(in: 0...bytes.count, using: &random))
    }
  },
  Mutation(name: "nul-bytes") { bytes, random in
    for _ in 0..<5 { bytes[Int.random(in: 0..<min(bytes.count, 8000), using: &random)] = 0 }
  },
  Mutation(name: "noise") { bytes, random in
    bytes = (0..<bytes.count / 4).map { _ in UInt8.random(in: 1...255, using: &random) }
  },
]

private func range(in bytes: [UInt8], _ random: inout Seeded) -> Range<Int> {
  let ends = [Int.random(in: 0...bytes.count, using: &random), Int.random(in: 0...bytes.count, using: &random)].sorted()
  return ends[0]..<ends[1]
}

/// Real files to spoil: our own sources and fixtures, in an order that does not depend on the file system.
func realFiles() throws -> [[UInt8]] {
  try ["Sources", "Fixtures"].flatMap { folder in
    let url = projectRoot.appendingPathComponent(folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: url.path)
    let paths = names.filter { $0.hasSuffix(".swift") && !$0.contains(".build") }.sorted()
    return try paths.map { [UInt8](try Data(contentsOf: url.appendingPathComponent($0))) }
  }
}

/// The same spoilt files in every run, by name.
func spoiltFiles(count: Int) throws -> [String: [UInt8]] {
  let originals = try realFiles().filter { $0.count > 500 }
  var random = Seeded(seed: 20_240_601)
  var result: [String: [UInt8]] = [:]
  for number in 0..<count {
    let mutation = mutations[number % mutations.count]
    var bytes = originals[Int.random(in: originals.indices, using: &random)]
    mutation.apply(&bytes, &random)
    result["\(mutation.name)-\(number).swift"] = bytes
  }
  return result
}
