import UnblockSyntax

/// Where the files of a C target are.
struct CLayout: Sendable {
  var module: String
  var folder: AbsolutePath
  var publicHeaders: AbsolutePath
  /// What is compiled; for a target of headers only, and for a library of the system, the headers.
  var sources: [AbsolutePath]
  /// What pkg-config says that those who use it give to the compiler.
  var flags: [String] = []

  /// Nil for a target in another language, and one that is not there.
  init?(_ target: PackageManifest.Target, _ package: Manifest) {
    guard target.kind != .plugin, target.kind != .macro, target.kind != .other else { return nil }
    guard let folder = folders(of: target, in: package).first(where: exists) else { return nil }
    let files = sourceFiles(below: folder, target)
    guard !files.contains(where: { $0.name.hasSuffix(".swift") }) else { return nil }
    let isSystemLibrary = target.kind == .systemLibrary
    publicHeaders = isSystemLibrary ? folder : AbsolutePath(target.publicHeadersPath ?? "include", in: folder)
    let map = [publicHeaders, folder].map { $0.appending("module.modulemap") }.first(where: exists).flatMap { CModuleMap(readFrom: $0) }
    self.folder = folder
    module = map?.name ?? cName(target.name)
    sources = isSystemLibrary ? map?.headers ?? [] : files.filter { isCompiled($0.name) }
    if sources.isEmpty, !isSystemLibrary { sources = files.filter { $0.name.hasSuffix(".h") && $0.relative(to: publicHeaders) != nil } }
  }
}

/// The module name of a target: `swift-c` is `swift_c`.
func cName(_ name: String) -> String { String(name.map { $0.isLetter || $0.isNumber ? $0 : "_" }) }

/// A language that libclang reads.
enum CLanguage: Hashable, Sendable {
  case c, cxx

  /// By the suffix of a file that is compiled; nil for others.
  init?(ofFile name: String) {
    switch name.lastIndex(of: ".").map({ name[$0...] }) {
    case ".c", ".m": self = .c
    case ".cpp", ".cc", ".cxx", ".mm": self = .cxx
    default: return nil
    }
  }
}

private func isCompiled(_ name: String) -> Bool { CLanguage(ofFile: name) != nil }

/// The files of a target, without what it excludes.
private func sourceFiles(below folder: AbsolutePath, _ target: PackageManifest.Target) -> [AbsolutePath] {
  let excluded = Set(target.exclude.map { AbsolutePath($0, in: folder) })
  let named = target.sources.map { AbsolutePath($0, in: folder) }
  func isNamed(_ file: AbsolutePath) -> Bool {
    named.isEmpty || !isCompiled(file.name) || named.contains { file.relative(to: $0) != nil }
  }
  var result: [AbsolutePath] = []
  var rest = [folder]
  while let next = rest.popLast() {
    for name in (try? names(in: next)) ?? [] {
      guard let name, !name.hasPrefix(".") else { continue }
      let path = next.appending(name)
      guard !excluded.contains(path), let status = try? FileStatus(of: path, followsLinks: false) else { continue }
      if status.kind == .folder { rest.append(path) } else if isNamed(path) { result.append(path) }
    }
  }
  return result.sorted { isOrderedByBytes($0.string, $1.string) }
}

/// The C files below a folder, in the order of their paths.
func cFiles(below folder: AbsolutePath) -> [AbsolutePath] {
  let children = ((try? names(in: folder)) ?? []).compactMap { $0 }.filter { !$0.hasPrefix(".") }.sorted(by: isOrderedByBytes)
  return children.flatMap { name -> [AbsolutePath] in
    let path = folder.appending(name)
    guard let status = try? FileStatus(of: path, followsLinks: false) else { return [] }
    if status.kind == .folder { return cFiles(below: path) }
    return isCompiled(name) ? [path] : []
  }
}

/// A module map: the name of its module, and the headers that it lists.
struct CModuleMap {
  var name: String
  var headers: [AbsolutePath]

  /// Nil where it cannot be read, or declares no module.
  init?(readFrom path: AbsolutePath) {
    guard let bytes = try? readSource(path), let folder = path.parent else { return nil }
    self.init(String(decoding: bytes, as: UTF8.self), in: folder)
  }

  init?(_ text: String, in folder: AbsolutePath) {
    let words = Self.words(of: text)
    guard let place = words.firstIndex(of: "module"), place + 1 < words.count else { return nil }
    name = words[place + 1]
    headers = words.indices.dropLast().filter { words[$0] == "header" && !(words.indices.contains($0 - 1) && words[$0 - 1] == "exclude") }
      .map { AbsolutePath(words[$0 + 1], in: folder) }
  }

  /// Names and strings; comments and signs are passed over.
  private static func words(of text: String) -> [String] {
    text.split(separator: "\n").flatMap { line -> [String] in
      var result: [String] = []
      for (number, part) in line.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
        if number % 2 == 1 { result.append(String(part)); continue }
        let plain = part.range(ofComment: "//").map { part[..<$0] } ?? part
        result += plain.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }.map(String.init)
        if plain.endIndex != part.endIndex { break }
      }
      return result
    }
  }
}

extension Substring {
  /// Where a comment begins.
  fileprivate func range(ofComment sign: String) -> Index? {
    indices.first { self[$0...].hasPrefix(sign) }
  }
}
