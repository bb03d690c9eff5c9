/// Where the builds of a package put their index stores, the likeliest first. The caller sees which of them exist, and which is newest.
///
/// SwiftPM's own build system writes `index/store` below each configuration's folder, debug builds without being asked; `debug` itself is a
/// link to the folder of the last triple. Its newer build system (`--build-system swiftbuild`) has one store for all. sourcekit-lsp
/// prepares a build folder of its own when it indexes in the background.
///
/// - Parameters:
///   - packageRoot: the folder of Package.swift
///   - scratchFolders: the names of the entries of `.build`, among which the triples are found
///   - isRelease: whether release builds count; they only have a store if they were asked for one
package func indexStorePlaces(packageRoot: String, scratchFolders: [String], isRelease: Bool = false) -> [String] {
  let configuration = isRelease ? "release" : "debug"
  let scratch = packageRoot + "/.build"
  let triples = scratchFolders.filter(isTriple).sorted()
  return ["\(scratch)/\(configuration)/index/store"]
    + triples.map { "\(scratch)/\($0)/\(configuration)/index/store" }
    + ["\(scratch)/out"]
    + ["\(scratch)/index-build/\(configuration)/index/store"]
    + triples.map { "\(scratch)/index-build/\($0)/\(configuration)/index/store" }
}

/// `x86_64-unknown-linux-gnu`, `arm64-apple-macosx`: no other folder that SwiftPM makes has two hyphens.
private func isTriple(_ name: String) -> Bool { name.utf8.count { $0 == UInt8(ascii: "-") } >= 2 }

/// What a folder must have in it to be an index store: a folder for the version of the format, with the units.
package let indexStoreMarkers = ["v5/units", "v6/units"]
