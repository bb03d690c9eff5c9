import Foundation
import SwiftParser
import SwiftSyntax

// Usage: parse-only FOLDER
//
// Parses every `.swift` file of a folder, one after the other on this thread, and does nothing with the trees: the least
// that any tool built on SwiftParser has to do, and so the yardstick for the linter.

/// The files that `unblock lint` takes: hidden ones and those of other people's folders are passed over.
func swiftFiles(in folder: String) -> [String] {
  let passedOver: Set<Substring> = ["Pods", "Carthage", "DerivedData", "node_modules"]
  let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
  return paths.filter { path in
    path.hasSuffix(".swift") && path.split(separator: "/").allSatisfy { !$0.hasPrefix(".") && !passedOver.contains($0) }
  }
}

guard CommandLine.arguments.count == 2 else {
  FileHandle.standardError.write(Data("usage: parse-only FOLDER\n".utf8))
  exit(2)
}

let folder = CommandLine.arguments[1]
var (files, bytes, children) = (0, 0, 0)
for path in swiftFiles(in: folder) {
  let source = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + path))
  let tree = source.withUnsafeBytes { Parser.parse(source: $0.bindMemory(to: UInt8.self)) }
  // What nobody looks at, an optimizer may leave out.
  children += tree.statements.count
  (files, bytes) = (files + 1, bytes + source.count)
}
print("\(files) files, \(bytes) bytes, \(children) top-level statements")
