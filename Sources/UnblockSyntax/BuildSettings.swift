package import SwiftIfConfig
package import SwiftSyntax
package import UnblockModel

/// What `#if` conditions are decided by: a platform, and the names that were defined.
package struct BuildSettings: Sendable {
  let systems: Set<String>
  /// Modules that other platforms have and this one has not.
  let absentModules: Set<String>
  let defines: Set<String>
  /// Where decisions are kept, if anywhere.
  package var memory: (any BranchMemory)?

  /// - Parameters:
  ///   - platform: the platform that code is compiled for
  ///   - platforms: all that are known: what only others have, this one has not
  ///   - defines: conditions that hold, as after `-D`
  package init(platform: Platform, platforms: [Platform], defines: [String]) {
    systems = Set(platform.systems)
    absentModules = Set(platforms.flatMap(\.modules)).subtracting(platform.modules)
    self.defines = Set(defines)
  }
}

/// The conditions of an `#if` and its branches, as written; nil stands for `#else`.
package struct BranchConditions: Hashable, Sendable {
  var texts: [[UInt8]?]
}

/// Keeps which branch of an `#if` is compiled with some settings, by the conditions: a few of them stand in most files, and SwiftIfConfig, which makes
/// trees of them, takes longer for one than the rest of a short file.
///
/// Asked from several threads at a time.
package protocol BranchMemory: Sendable {
  /// - Parameter decide: tells the place of the branch where it is not known yet
  func branch(for conditions: BranchConditions, _ decide: () -> Int?) -> Int?
}

extension BuildSettings {
  /// Settings of the same description choose the same branches of every `#if`.
  package var description: String {
    let parts = [("systems", systems), ("absent", absentModules), ("defines", defines)]
    return parts.map { name, words in "\(name): " + words.sorted().joined(separator: ", ") }.joined(separator: "; ")
  }
}

/// The answers of a recent compiler for a 64-bit machine. Modules are taken to be there unless the platform is known not to
/// have them: which packages a file can import is not told by its text.
extension BuildSettings: BuildConfiguration {
  package func isCustomConditionSet(name: String) -> Bool { defines.contains(name) }
  package func hasFeature(name: String) -> Bool { true }
  package func hasAttribute(name: String) -> Bool { true }

  package func canImport(importPath: [(TokenSyntax, String)], version: CanImportVersion) -> Bool {
    guard let module = importPath.first?.1 else { return false }
    return !absentModules.contains(module)
  }

  package func isActiveTargetOS(name: String) -> Bool { systems.contains(name) }
  package func isActiveTargetArchitecture(name: String) -> Bool { name == "x86_64" }
  package func isActiveTargetEnvironment(name: String) -> Bool { false }
  package func isActiveTargetRuntime(name: String) -> Bool {
    name == (systems.isDisjoint(with: ["macOS", "iOS"]) ? "_Native" : "_ObjC") || name == "_multithreaded"
  }
  package func isActiveTargetPointerAuthentication(name: String) -> Bool { name == "_none" }
  package func isActiveTargetObjectFormat(name: String) -> Bool {
    name == (systems.contains("Linux") ? "ELF" : systems.contains("Windows") ? "COFF" : "MachO")
  }
  package var targetPointerBitWidth: Int { 64 }
  package var targetAtomicBitWidths: [Int] { [8, 16, 32, 64] }
  package var endianness: Endianness { .little }
  package var languageVersion: VersionTuple { VersionTuple(6) }
  package var compilerVersion: VersionTuple { VersionTuple(6, 3) }
}
