package import UnblockModel

/// What a file of summaries tells beside the summaries: which files they are of, and what tells where those belong.
package struct SummaryListing: Hashable, Sendable {
  /// A package that files belong to, or that such a package depends on: its manifest tells which module a file is of.
  package struct Package: Hashable, Sendable {
    /// As reports show it.
    package var folder: String
    package var manifest: String

    package init(folder: String, manifest: String) {
      self.folder = folder
      self.manifest = manifest
    }
  }

  package struct File: Hashable, Sendable {
    /// As reports show it.
    package var path: String
    package var hash: ContentHash

    package init(path: String, hash: ContentHash) {
      self.path = path
      self.hash = hash
    }
  }

  /// What the branches of `#if` were chosen by.
  package var settings: String
  package var packages: [Package]
  package var files: [File]
  /// Files that could not be summarized.
  package var problems: [Report.Problem]

  package init(settings: String, packages: [Package], files: [File], problems: [Report.Problem]) {
    self.settings = settings
    self.packages = packages
    self.files = files
    self.problems = problems
  }
}

extension SummaryListing {
  package var encoded: [UInt8] { bytes(of: self) }

  /// - Parameter bytes: what `encoded` gave. Nil if they are anything else.
  package init?(encoded bytes: UnsafeBufferPointer<UInt8>) {
    guard let value: Self = decoded(bytes) else { return nil }
    self = value
  }
}

extension SummaryListing: Coded {
  package static var blank: SummaryListing { SummaryListing(settings: "", packages: [], files: [], problems: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&settings)
    coder.field(&packages)
    coder.field(&files)
    coder.field(&problems)
  }
}

extension SummaryListing.Package: Coded {
  package static var blank: SummaryListing.Package { SummaryListing.Package(folder: "", manifest: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&folder)
    coder.field(&manifest)
  }
}

extension SummaryListing.File: Coded {
  package static var blank: SummaryListing.File { SummaryListing.File(path: "", hash: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&path)
    coder.field(&hash)
  }
}

extension ContentHash: Coded {
  package static var blank: ContentHash { ContentHash(high: 0, low: 0) }

  package mutating func code(with coder: inout some Coder) {
    coder.number(&high)
    coder.number(&low)
  }
}

extension Report.Problem: Coded {
  package static var blank: Report.Problem { Report.Problem(path: "", message: "") }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&path)
    coder.field(&message)
  }
}
