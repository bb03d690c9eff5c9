public import Foundation
public import UnblockRuntime

extension FileManager {
  /// The calls that take long with many or large files, as ones that suspend the task while a thread of `ThreadPool.shared` is at it.
  ///
  ///     try await FileManager.default.unblocked.copyItem(at: source, to: target)
  ///
  /// A delegate is called on that thread. What is not here is done by `offload { … }`.
  ///
  /// They throw what Foundation throws; `ThreadPoolError`. A cancelled task makes them as well, and waits for them.
  public var unblocked: UnblockedCalls<FileManager> { UnblockedCalls(self) }
}

extension UnblockedCalls<FileManager> {
  /// `FileManager.copyItem(at:to:)`.
  public func copyItem(at source: URL, to target: URL) async throws { try await onPool(base) { try $0.copyItem(at: source, to: target) } }

  /// `FileManager.copyItem(atPath:toPath:)`.
  public func copyItem(atPath source: String, toPath target: String) async throws {
    try await onPool(base) { try $0.copyItem(atPath: source, toPath: target) }
  }

  /// `FileManager.moveItem(at:to:)`.
  public func moveItem(at source: URL, to target: URL) async throws { try await onPool(base) { try $0.moveItem(at: source, to: target) } }

  /// `FileManager.moveItem(atPath:toPath:)`.
  public func moveItem(atPath source: String, toPath target: String) async throws {
    try await onPool(base) { try $0.moveItem(atPath: source, toPath: target) }
  }

  /// `FileManager.removeItem(at:)`.
  public func removeItem(at url: URL) async throws { try await onPool(base) { try $0.removeItem(at: url) } }

  /// `FileManager.removeItem(atPath:)`.
  public func removeItem(atPath path: String) async throws { try await onPool(base) { try $0.removeItem(atPath: path) } }

  /// `FileManager.createDirectory(at:withIntermediateDirectories:)`.
  public func createDirectory(at url: URL, withIntermediateDirectories createsParents: Bool) async throws {
    try await onPool(base) { try $0.createDirectory(at: url, withIntermediateDirectories: createsParents) }
  }

  /// `FileManager.createDirectory(atPath:withIntermediateDirectories:)`.
  public func createDirectory(atPath path: String, withIntermediateDirectories createsParents: Bool) async throws {
    try await onPool(base) { try $0.createDirectory(atPath: path, withIntermediateDirectories: createsParents) }
  }

  /// `FileManager.contents(atPath:)`: nil if the file cannot be read.
  public func contents(atPath path: String) async -> Data? { await onPool(base) { $0.contents(atPath: path) } }

  /// `FileManager.createFile(atPath:contents:)`: whether it worked.
  @discardableResult
  public func createFile(atPath path: String, contents data: Data?) async -> Bool {
    await onPool(base) { $0.createFile(atPath: path, contents: data) }
  }

  /// `FileManager.contentsOfDirectory(atPath:)`.
  public func contentsOfDirectory(atPath path: String) async throws -> [String] {
    try await onPool(base) { try $0.contentsOfDirectory(atPath: path) }
  }

  /// `FileManager.contentsOfDirectory(at:includingPropertiesForKeys:options:)`.
  public func contentsOfDirectory(
    at url: URL, includingPropertiesForKeys keys: [URLResourceKey]?, options: FileManager.DirectoryEnumerationOptions = []
  ) async throws -> [URL] {
    try await onPool(base) { try $0.contentsOfDirectory(at: url, includingPropertiesForKeys: keys, options: options) }
  }

  /// `FileManager.subpathsOfDirectory(atPath:)`.
  public func subpathsOfDirectory(atPath path: String) async throws -> [String] {
    try await onPool(base) { try $0.subpathsOfDirectory(atPath: path) }
  }

  /// `FileManager.attributesOfItem(atPath:)`.
  public func attributesOfItem(atPath path: String) async throws -> sending [FileAttributeKey: Any] {
    try await onPool(base) { try $0.attributesOfItem(atPath: path) }
  }
}
