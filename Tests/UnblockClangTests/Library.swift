import Foundation

/// The libraries that are tried: what Debian installs, and what lies beside the compiler that builds this.
enum Library: String, CaseIterable, Sendable {
  case debian, toolchain

  /// Nil where it is not there.
  var path: String? {
    switch self {
    case .debian:
      let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
      return folders.filter { $0.hasPrefix("llvm-") }.sorted().map { "/usr/lib/\($0)/lib/libclang.so.1" }.last(where: isThere)
    case .toolchain:
      let search = ProcessInfo.processInfo.environment["PATH"] ?? ""
      let folders = search.split(separator: ":").filter { isThere("\($0)/swiftc") }
      return folders.map { "\($0)/../lib/libclang.so" }.first(where: isThere)
    }
  }

  static var found: [Library] { allCases.filter { $0.path != nil } }
}

private func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }
