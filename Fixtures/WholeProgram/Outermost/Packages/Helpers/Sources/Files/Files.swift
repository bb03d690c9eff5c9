// A package of its own: helpers around files, and functions that their author keeps out of async code.
import Foundation

public struct ConfigFile: Sendable {
    public let values: [String: String]

    public init(path: String) throws {
        values = try parse(contents(path))  // silent
    }

    public init(values: [String: String]) { self.values = values }
    public static let standard = ConfigFile(values: [:])
}

public func contents(_ path: String) throws -> String {
    try String(contentsOfFile: path, encoding: .utf8)  // silent
}

public func parse(_ text: String) throws -> [String: String] { ["text": text] }

/// Two ways to the disk: a short one and a long one.
public func digest(_ path: String) throws -> Int {
    if path.isEmpty { return try slowDigest(path) }  // silent
    return try contents(path).hashValue  // silent
}

func slowDigest(_ path: String) throws -> Int {
    try evenSlower(path)  // silent
}

func evenSlower(_ path: String) throws -> Int {
    try contents(path).count  // silent
}

@available(*, noasync, message: "waits for the device")
public func commit() {
    flushDevice()  // silent
}

func flushDevice() { print("flushed") }

public func commitAll() {
    commit()  // silent
}

/// Reads on a thread of its own.
public func contentsLater(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread {
            continuation.resume(with: Result { try contents(path) })  // silent
        }
    }
}

/// Pretends to.
public func contentsSoon(_ path: String) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
        continuation.resume(with: Result { try contents(path) })  // finding: blocking-file-io
    }
}
