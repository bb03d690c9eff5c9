/// A version of the Swift tools, as manifests write it: `5.9`, `6.1.2`.
struct ToolsVersion: Hashable, Comparable {
  /// Three numbers, or fewer.
  var parts: [Int]

  /// The newest that this project knows manifests of.
  static let current = ToolsVersion(parts: [6, 3])

  init(parts: [Int]) { self.parts = parts }

  init?(_ text: some StringProtocol) {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
    guard (1...3).contains(numbers.count), !numbers.contains(nil) else { return nil }
    parts = numbers.compactMap { $0 }
  }

  /// `// swift-tools-version: 6.1` in the first line.
  init?(ofManifest text: String) {
    guard let line = text.split(whereSeparator: \.isNewline).first, line.hasPrefix("//"), let colon = line.firstIndex(of: ":") else { return nil }
    guard line[..<colon].hasSuffix("swift-tools-version") else { return nil }
    self.init(String(line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }.prefix { $0.isNumber || $0 == "." }))
  }

  private var padded: [Int] { parts + Array(repeating: 0, count: max(3 - parts.count, 0)) }

  static func < (left: Self, right: Self) -> Bool { left.padded.lexicographicallyPrecedes(right.padded) }

  /// Whether this is `other`, as far as it is written: `6` and `6.3` both cover 6.3.
  func covers(_ other: ToolsVersion) -> Bool { zip(parts, other.padded).allSatisfy { $0 == $1 } }
}

/// The text of the manifest that the package manager takes of those in a folder: `Package@swift-6.1.swift` and the like are
/// for tools of that version and newer.
///
/// The one for the current tools goes before all others. Else, of those that are not too new, it is the newest, unless the
/// usual manifest asks for tools as new as that one does (SwiftPM, "Swift tools version", `Package@swift`).
func textOfManifest(in folder: AbsolutePath) -> String? { manifestFile(in: folder)?.text }

/// That manifest, and its name.
func manifestFile(in folder: AbsolutePath) -> (name: String, text: String)? {
  guard let text = text(of: folder.appending(Manifest.fileName)) else { return nil }
  let usual = (name: Manifest.fileName, text: text)
  let others = versionedManifests(in: folder).filter { $0.version <= .current || $0.version.covers(.current) }
  guard let best = others.max(by: { isBefore($0.version, $1.version) }), let other = unblock.text(of: folder.appending(best.name)) else { return usual }
  let special = (name: best.name, text: other)
  if best.version.covers(.current) { return special }
  // What does not say was written for the first tools that read manifests so.
  let oldest = ToolsVersion(parts: [3, 1])
  return ToolsVersion(ofManifest: special.text) ?? oldest > ToolsVersion(ofManifest: usual.text) ?? oldest ? special : usual
}

/// `6.3` is a closer match than `6`.
private func isBefore(_ left: ToolsVersion, _ right: ToolsVersion) -> Bool {
  let (isLeftCurrent, isRightCurrent) = (left.covers(.current), right.covers(.current))
  if isLeftCurrent, isRightCurrent { return left.parts.count < right.parts.count }
  return isLeftCurrent == isRightCurrent ? left < right : isRightCurrent
}

private func versionedManifests(in folder: AbsolutePath) -> [(version: ToolsVersion, name: String)] {
  let prefix = "Package@swift-"
  return ((try? names(in: folder)) ?? []).compactMap { name in
    guard let name, name.hasPrefix(prefix), name.hasSuffix(".swift") else { return nil }
    return ToolsVersion(name.dropFirst(prefix.count).dropLast(".swift".count)).map { ($0, name) }
  }
}

private func text(of path: AbsolutePath) -> String? {
  (try? readSource(path)).map { String(decoding: $0, as: UTF8.self) }
}
