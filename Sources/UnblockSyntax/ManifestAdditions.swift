/// A product of another package that targets are to depend on.
package struct WantedProduct: Hashable, Sendable {
  package enum Location: Hashable, Sendable {
    case path(String)
    case url(String, from: String)
  }

  package var name: String
  package var location: Location

  package init(name: String, location: Location) {
    self.name = name
    self.location = location
  }

  /// As manifests write the package.
  var packageLine: String {
    switch location {
    case .path(let path): ".package(path: \(literal(path)))"
    case .url(let url, let version): ".package(url: \(literal(url)), from: \(literal(version)))"
    }
  }

  /// What `.product(name:package:)` calls the package.
  var packageIdentity: String {
    let location: PackageManifest.Dependency.Location =
      switch location {
      case .path(let path): .path(path)
      case .url(let url, _): .url(url)
      }
    return PackageManifest.Dependency(name: nil, location: location).identity
  }
}

/// What a manifest lacks, so that targets can depend on a product.
package struct ManifestAdditions: Hashable, Sendable {
  package struct TargetLine: Hashable, Sendable {
    package var target: String
    package var line: String
  }

  /// For `dependencies:` of the package; nil: nothing.
  package var packageLine: String?
  /// For `dependencies:` of targets, in the order in which they were asked for.
  package var targetLines: [TargetLine] = []

  package init() {}

  package init(packageLine: String?, targetLines: [TargetLine]) {
    self.packageLine = packageLine
    self.targetLines = targetLines
  }

  package var isEmpty: Bool { packageLine == nil && targetLines.isEmpty }

  /// Adds those for another product of the same package.
  package mutating func add(_ other: ManifestAdditions) {
    packageLine = packageLine ?? other.packageLine
    targetLines += other.targetLines
  }
}

extension PackageManifest {
  /// What the manifest lacks, so that these targets depend on the product.
  ///
  /// A target that depends on it through another target is given a dependency of its own: what it imports, it should name.
  package func additions(for product: WantedProduct, targets names: [String]) -> ManifestAdditions {
    // The package that the product is from.
    let isOwn = targets.contains { $0.name == product.name }
    let needing = names.filter { name in !(targets.first { $0.name == name }?.depends(on: product.name) ?? false) }
    let package = knownPackage(with: product)
    let line = isOwn ? literal(product.name) : ".product(name: \(literal(product.name)), package: \(literal(package ?? product.packageIdentity)))"
    return ManifestAdditions(
      packageLine: isOwn || package != nil || needing.isEmpty ? nil : product.packageLine,
      targetLines: needing.map { ManifestAdditions.TargetLine(target: $0, line: line) })
  }

  /// The identity of the package that has the product, if this one depends on it already.
  private func knownPackage(with product: WantedProduct) -> String? {
    let used = targets.flatMap(\.dependencies).compactMap { dependency -> String? in
      if case .product(product.name, let package) = dependency { package } else { nil }
    }
    let known = Set(dependencies.flatMap { [$0.identity, $0.name?.lowercased()].compactMap { $0 } })
    return used.first { known.contains($0.lowercased()) } ?? (known.contains(product.packageIdentity) ? product.packageIdentity : nil)
  }
}

extension PackageManifest.Target {
  package func depends(on product: String) -> Bool {
    dependencies.contains { dependency in
      switch dependency {
      case .target(let name), .byName(let name), .product(let name, _): name == product
      }
    }
  }
}

/// A string literal of Swift.
func literal(_ text: String) -> String {
  "\"" + text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] } + "\""
}
