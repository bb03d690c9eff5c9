/// What a `Package.swift` says, as far as it can be told from the text: nothing is run.
package struct PackageManifest: Sendable {
  package struct Target: Sendable, Equatable {
    package enum Kind: Sendable { case library, executable, test, plugin, macro, systemLibrary, other }

    package enum Dependency: Hashable, Sendable {
      /// `.target(name:)`
      case target(String)
      /// `.product(name:package:)`; nil where the package is not written.
      case product(String, package: String?)
      /// `"Name"`, `.byName(name:)`: a target of the package, or else a product of a package that it depends on.
      case byName(String)
    }

    package var name: String
    package var kind: Kind
    /// The folder, where one is written.
    package var path: String?
    package var exclude: [String] = []
    package var sources: [String] = []
    package var dependencies: [Dependency] = []
    /// The manifest computes its dependencies in a way that the text does not tell: there may be others.
    package var hasUnreadDependencies = false
    /// `MainActor`, of `.defaultIsolation(MainActor.self)`.
    package var defaultIsolation: String?
    /// `.enableUpcomingFeature("NonisolatedNonsendingByDefault")` (SE-0461).
    package var isNonsendingByDefault = false
    /// The folder of the headers that other targets see, from the target's own; nil: `include`.
    package var publicHeadersPath: String?
    package var cSettings: [CSetting] = []
    package var cxxSettings: [CSetting] = []
    /// `.unsafeFlags` among the settings for Swift, with the conditions that they hold under.
    package var swiftFlags: [CSetting] = []
    /// Of a library of the system: the name that pkg-config knows it by.
    package var pkgConfig: String?
  }

  package struct Product: Hashable, Sendable {
    package var name: String
    /// By name.
    package var targets: [String]
  }

  /// Another package.
  package struct Dependency: Hashable, Sendable {
    package enum Location: Hashable, Sendable {
      /// As written: from the package's folder, or from the root.
      case path(String)
      case url(String)
    }

    /// The name that some manifests give it, beside the one that it has by its location.
    package var name: String?
    package var location: Location
  }

  /// The package's own, where it is written.
  package var name: String?
  package var targets: [Target]
  /// `c11`, `gnu99`: the language standard of all C targets.
  package var cLanguageStandard: String?
  /// `cxx17`, `gnucxx20`: the language standard of all C++ targets.
  package var cxxLanguageStandard: String?
  package var products: [Product]
  package var dependencies: [Dependency]
}

extension PackageManifest.Dependency {
  /// What `.product(name:package:)` calls the package, in small letters: the last part of its path or URL.
  package var identity: String {
    switch location {
    case .path(let path): lastPart(of: path)
    case .url(let url): lastPart(of: url.hasSuffix(".git") ? String(url.dropLast(4)) : url)
    }
  }

  private func lastPart(of location: String) -> String {
    (location.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? location).lowercased()
  }
}
