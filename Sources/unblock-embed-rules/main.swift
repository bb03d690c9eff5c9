import Foundation
import UnblockRuleFiles

// Usage: unblock-embed-rules OUTPUT.swift RULES-FOLDER
//
// Compiles the rule files of a folder into a Swift source file. Errors are printed as the compiler prints its own, so that
// an editor or a build log leads to the line.

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fail("usage: unblock-embed-rules OUTPUT.swift RULES-FOLDER") }

do {
  let (rules, documentation) = try loadRules(ruleFiles(in: arguments[2]))
  try generatedSource(rules, documentation).write(toFile: arguments[1], atomically: true, encoding: .utf8)
} catch {
  fail("\(error)")
}

func ruleFiles(in folder: String) throws -> [RuleFileSource] {
  let names = try FileManager.default.subpathsOfDirectory(atPath: folder).filter { $0.hasSuffix(".yml") }
  return try names.sorted().map { name in
    let path = "\(folder)/\(name)"
    return RuleFileSource(text: try String(contentsOfFile: path, encoding: .utf8), path: path, name: name)
  }
}

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data((message + "\n").utf8))
  exit(1)
}
