package import UnblockModel

/// What a file of summaries tells beside the summaries: which files they are of, and where those belong.
package struct SummaryListing: Hashable, Sendable {
  package struct Module: Hashable, Sendable {
    /// The folder of the package, as reports show paths; nil if there is none.
    package var folder: String?
    package var name: String
    /// Otherwise it goes by its folder.
    package var isTarget: Bool
    package var defaultIsolation: String?
    package var dependencies: [String]

    package init(folder: String?, name: String, isTarget: Bool, defaultIsolation: String?, dependencies: [String]) {
      self.folder = folder
      self.name = name
      self.isTarget = isTarget
      self.defaultIsolation = defaultIsolation
      self.dependencies = dependencies
    }
  }

  package struct File: Hashable, Sendable {
    /// As reports show it.
    package var path: String
    /// The place of its module in `modules`.
    package var module: Int
    package var hash: ContentHash

    package init(path: String, module: Int, hash: ContentHash) {
      self.path = path
      self.module = module
      self.hash = hash
    }
  }

  /// What the branches of `#if` were chosen by.
  package var settings: String
  package var modules: [Module]
  package var files: [File]
  /// Files that could not be summarized.
  package var problems: [Report.Problem]

  package init(settings: String, modules: [Module], files: [File], problems: [Report.Problem]) {
    self.settings = settings
    self.modules = modules
    self.files = files
    self.problems = problems
  }
}

extension SummaryListing {
  package var encoded: [UInt8] {
    var encoder = ByteEncoder()
    encoder.put(self)
    return encoder.bytes
  }

  /// - Parameter bytes: what `encoded` gave. Nil if they are anything else.
  package init?(encoded bytes: UnsafeBufferPointer<UInt8>) {
    guard var decoder = ByteDecoder(bytes) else { return nil }
    self = decoder.next()
    guard !decoder.isDamaged, decoder.isAtEnd, files.allSatisfy({ modules.indices.contains($0.module) }) else { return nil }
  }
}

extension SummaryListing: Coded {
  package static var blank: SummaryListing { SummaryListing(settings: "", modules: [], files: [], problems: []) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&settings)
    coder.field(&modules)
    coder.field(&files)
    coder.field(&problems)
  }
}

extension SummaryListing.Module: Coded {
  package static var blank: SummaryListing.Module {
    SummaryListing.Module(folder: nil, name: "", isTarget: false, defaultIsolation: nil, dependencies: [])
  }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&folder)
    coder.field(&name)
    coder.field(&isTarget)
    coder.field(&defaultIsolation)
    coder.field(&dependencies)
  }
}

extension SummaryListing.File: Coded {
  package static var blank: SummaryListing.File { SummaryListing.File(path: "", module: 0, hash: .blank) }

  package mutating func code(with coder: inout some Coder) {
    coder.field(&path)
    coder.field(&module)
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
