#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The names in a folder, in the order of their bytes. A name that is not UTF-8 is nil.
func names(in folder: AbsolutePath) throws(SystemError) -> [String?] {
  guard let stream = opendir(folder.string) else { throw .last }
  defer { closedir(stream) }
  var names: [String?] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
        String(validatingCString: $0)
      }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { isOrderedByBytes($0 ?? "", $1 ?? "") }
}

/// The folder that relative paths start from.
func currentFolder() -> AbsolutePath {
  guard let buffer = getcwd(nil, 0) else { return AbsolutePath.root }
  defer { free(buffer) }
  return AbsolutePath(String(cString: buffer), in: .root)
}

/// The order of paths in everything that is printed: `<` on strings would compare letters, and be slower.
func isOrderedByBytes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
