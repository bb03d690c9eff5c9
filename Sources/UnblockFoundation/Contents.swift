public import Foundation
public import UnblockRuntime

extension Data {
  /// `Data(contentsOf:options:)`, on a thread of `ThreadPool.shared`.
  ///
  ///     let data = try await Data.unblocked(contentsOf: url)
  ///
  /// For what is not in a file, `URLSession` needs no thread.
  ///
  /// - Throws: What Foundation throws; `ThreadPoolError`. A cancelled task does it as well.
  public static func unblocked(contentsOf url: URL, options: Data.ReadingOptions = []) async throws -> Data {
    try await offload { try Data(contentsOf: url, options: options) }
  }

  /// The calls that write the data, as ones that suspend the task.
  public var unblocked: UnblockedCalls<Data> { UnblockedCalls(self) }
}

extension UnblockedCalls<Data> {
  /// `Data.write(to:options:)`, on a thread of `ThreadPool.shared`.
  ///
  /// - Throws: What Foundation throws; `ThreadPoolError`. A cancelled task does it as well.
  public func write(to url: URL, options: Data.WritingOptions = []) async throws {
    try await offload { [base] in try base.write(to: url, options: options) }
  }
}

extension String {
  /// `String(contentsOf:encoding:)`, on a thread of `ThreadPool.shared`. Throws as `Data.unblocked(contentsOf:options:)`.
  public static func unblocked(contentsOf url: URL, encoding: String.Encoding) async throws -> String {
    try await offload { try String(contentsOf: url, encoding: encoding) }
  }

  /// `String(contentsOfFile:encoding:)`; likewise.
  public static func unblocked(contentsOfFile path: String, encoding: String.Encoding) async throws -> String {
    try await offload { try String(contentsOfFile: path, encoding: encoding) }
  }

  /// The calls that write the text, as ones that suspend the task.
  public var unblocked: UnblockedCalls<String> { UnblockedCalls(self) }
}

extension UnblockedCalls<String> {
  /// `String.write(to:atomically:encoding:)`, on a thread of `ThreadPool.shared`. Throws as `Data.unblocked(contentsOf:options:)`.
  public func write(to url: URL, atomically: Bool, encoding: String.Encoding) async throws {
    try await offload { [base] in try base.write(to: url, atomically: atomically, encoding: encoding) }
  }

  /// `String.write(toFile:atomically:encoding:)`; likewise.
  public func write(toFile path: String, atomically: Bool, encoding: String.Encoding) async throws {
    try await offload { [base] in try base.write(toFile: path, atomically: atomically, encoding: encoding) }
  }
}
