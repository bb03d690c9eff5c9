import UnblockModel

/// A source file that was asked for.
struct FoundFile: Hashable, Sendable {
  var path: AbsolutePath
  /// How large it was when it was found.
  var size: Int
}

/// Finds the Swift files that paths stand for.
///
/// A file that is named is taken wherever it lies. A folder stands for the `.swift` files in it and below, but for what
/// build tools and package managers put there, and hidden ones. What is excluded is never taken. Each file and folder is
/// taken once, under the name that needs no symbolic link where it has one.
struct FileFinder {
  let workingDirectory: AbsolutePath
  let exclusions: PathPatterns
  private(set) var files: [FoundFile] = []
  private(set) var problems: [Report.Problem] = []
  private var seen: Set<FileStatus.Identity> = []
  /// Links are looked at last, when all that has a name of its own was found.
  private var links: [AbsolutePath] = []
  /// Gets the first files, once there are some.
  private let begin: ([FoundFile]) -> Void

  /// - Parameter begin: gets the first files while others are still looked for, if there are many: whoever has something to do with them need not wait
  init(workingDirectory: AbsolutePath, exclusions: PathPatterns, begin: @escaping ([FoundFile]) -> Void = { _ in }) {
    self.workingDirectory = workingDirectory
    self.exclusions = exclusions
    self.begin = begin
  }

  /// The files come in the order of the paths that reports show.
  mutating func find(_ paths: [String]) {
    for path in paths { find(argument: AbsolutePath(path, in: workingDirectory)) }
    files = inOrder(files)
  }

  private mutating func find(argument path: AbsolutePath) {
    guard !exclusions.contains(path) else { return }
    do throws(SystemError) {
      let status = try FileStatus(of: path)
      switch status.kind {
      case .file: add(path, status)
      case .folder: walk(argument: path, status)
      case .link, .other: report(path, "neither a file nor a folder; to lint what a command prints, use '--stdin'")
      }
    } catch {
      report(path, FileProblem.unreachable(error).message)
    }
  }

  private mutating func add(_ path: AbsolutePath, _ status: FileStatus) {
    guard seen.insert(status.identity).inserted else { return }
    files.append(FoundFile(path: path, size: status.size))
    if files.count == firstFiles { begin(files) }
  }

  private mutating func report(_ path: AbsolutePath, _ message: String) {
    problems.append(Report.Problem(path: path.shown(in: workingDirectory), message: message))
  }
}

// MARK: - Folders

extension FileFinder {
  private mutating func walk(argument folder: AbsolutePath, _ status: FileStatus) {
    let above = Set(folder.ancestors.compactMap { try? FileStatus(of: $0).identity })
    walk(folder, status)
    while let link = links.popLast() { follow(link, above: above) }
  }

  private mutating func walk(_ folder: AbsolutePath, _ status: FileStatus) {
    guard seen.insert(status.identity).inserted else { return }
    do throws(SystemError) {
      for name in try names(in: folder) { visit(name, in: folder) }
    } catch {
      report(folder, FileProblem.unreachable(error).message)
    }
  }

  private mutating func visit(_ name: String?, in folder: AbsolutePath) {
    guard let name else { return report(folder, "a name in this folder is not UTF-8, and is skipped; rename it") }
    guard !isSkipped(name) else { return }
    let path = folder.appending(name)
    // What vanishes between being listed and being looked at was not there.
    guard let status = try? FileStatus(of: path, followsLinks: false), !exclusions.contains(path) else { return }
    switch status.kind {
    case .file where name.hasSuffix(".swift"): add(path, status)
    case .folder: walk(path, status)
    case .link: links.append(path)
    case .file, .other: break
    }
  }

  /// A link to a folder above the one that was asked for leads out into the world, or round and round: it is not followed.
  private mutating func follow(_ link: AbsolutePath, above: Set<FileStatus.Identity>) {
    let isSwift = link.string.hasSuffix(".swift")
    guard let status = try? FileStatus(of: link) else {
      if isSwift { report(link, "a symbolic link that leads to nothing; remove it, or exclude it in '.unblock.yml'") }
      return
    }
    switch status.kind {
    case .file where isSwift: add(link, status)
    case .folder where !above.contains(status.identity): walk(link, status)
    case .file, .folder, .link, .other: break
    }
  }
}

extension AbsolutePath {
  /// Whether the search of a folder comes to this one, unless it is excluded.
  func isReached(from folder: AbsolutePath) -> Bool {
    relative(to: folder).map { path in !path.split(separator: "/").contains { isSkipped(String($0)) } } ?? false
  }
}

/// Hidden files and folders (`.build`, `.git`), and folders of other people's code.
private func isSkipped(_ name: String) -> Bool {
  name.hasPrefix(".") || foldersOfOthers.contains(name)
}

/// Few enough to be found at once, and so many that reading them takes longer than to find the others.
private let firstFiles = 64

private let foldersOfOthers: Set<String> = ["Pods", "Carthage", "DerivedData", "node_modules"]

// MARK: - Unsaved text

extension FileFinder {
  /// The files that were found, and the one whose text an editor holds: it need not exist yet.
  func files(with buffer: LintRequest.Buffer) -> [FoundFile] {
    let isNew = !exclusions.contains(buffer.path) && !files.contains { $0.path == buffer.path }
    let file = FoundFile(path: buffer.path, size: buffer.bytes.count)
    return isNew ? inOrder(files + [file]) : files
  }

  private func inOrder(_ files: [FoundFile]) -> [FoundFile] {
    let shown = files.map { ($0, $0.path.shown(in: workingDirectory)) }
    return shown.sorted { isOrderedByBytes($0.1, $1.1) }.map(\.0)
  }
}
