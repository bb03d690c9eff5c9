/// Where libclang may be, the likeliest place first.
///
/// What the user names is the only one then. Otherwise: the folders of Debian's packages, the newest version first; what package managers
/// link; the library of the Swift toolchain whose `swiftc` is found first; Apple's tools.
func libClangCandidates(named path: String?, environment variable: String?, search: String?, in folder: AbsolutePath) -> [String] {
  if let path { return inside(AbsolutePath(path, in: folder)) }
  if let variable, !variable.isEmpty { return inside(AbsolutePath(variable, in: folder)) }
  let folders = debianFolders() + ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib"].map(root)
    + toolchainFolders(search) + ["/opt/homebrew/opt/llvm/lib", "/usr/local/opt/llvm/lib"].map(root)
    + ["/Applications/Xcode.app/Contents/Developer/Toolchains/XcodeDefault.xctoolchain/usr/lib", "/Library/Developer/CommandLineTools/usr/lib"].map(root)
  return folders.flatMap(libraries)
}

private func root(_ path: String) -> AbsolutePath { AbsolutePath(path, in: .root) }

/// A folder stands for the library in it.
private func inside(_ path: AbsolutePath) -> [String] {
  if let status = try? FileStatus(of: path), status.kind == .folder { return libraries(in: path) }
  return [path.string]
}

private func debianFolders() -> [AbsolutePath] {
  let folder = root("/usr/lib")
  let versions = ((try? names(in: folder)) ?? []).compactMap { name -> Int? in
    guard let name, name.hasPrefix("llvm-") else { return nil }
    return Int(name.dropFirst("llvm-".count))
  }
  return versions.sorted(by: >).map { folder.appending("llvm-\($0)").appending("lib") }
}

/// The `lib` beside the `bin` of a toolchain.
private func toolchainFolders(_ search: String?) -> [AbsolutePath] {
  (search ?? "").split(separator: ":").map { root(String($0)) }.filter { exists($0.appending("swiftc")) }
    .compactMap { $0.parent?.appending("lib") }
}

/// `libclang.so`, or what packages without development files have: `libclang-14.so.1`, `libclang.so.1`.
private func libraries(in folder: AbsolutePath) -> [String] {
  let found = ((try? names(in: folder)) ?? []).compactMap { $0 }.filter { name in
    guard name.hasPrefix("libclang."), !name.hasSuffix(".a") else { return name.hasPrefix("libclang-") && name.dropFirst(9).first?.isNumber == true }
    return name.contains(".so") || name.hasSuffix(".dylib")
  }
  // The shortest is the one that is meant to be linked to.
  return found.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }.prefix(2).map { folder.appending($0).string }
}
