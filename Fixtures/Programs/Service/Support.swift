import Foundation

final class FileCache: Sendable {
    private let folder: URL

    init(folder: URL) { self.folder = folder }

    func read(_ name: String) throws -> Data? {
        let url = file(name)
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }  // silent
        return try Data(contentsOf: url)  // silent
    }

    func write(_ data: Data, _ name: String) throws {
        try data.write(to: file(name))  // silent
    }

    private func file(_ name: String) -> URL { folder.appendingPathComponent(name) }
}

struct Downloader {
    func fetch(_ name: String) async throws -> Data {
        try await Task.sleep(for: .milliseconds(10))  // silent
        return Data(name.utf8)
    }
}

enum Shell {
    static func run(_ arguments: String...) throws -> String {
        let process = makeProcess(arguments)
        try process.run()  // silent
        process.waitUntilExit()  // silent
        return "\(process.terminationStatus)"
    }

    static func runLater(_ arguments: String...) async throws -> String {
        let process = makeProcess(arguments)
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: "\($0.terminationStatus)") }  // silent
            do { try process.run() } catch { continuation.resume(throwing: error) }  // silent
        }
    }

    private static func makeProcess(_ arguments: [String]) -> Process {
        let process = Process()
        process.arguments = arguments
        return process
    }
}

enum Shutdown {
    static func begin(after seconds: UInt32) {
        defer { sleep(seconds) }  // silent
        print("shutting down")
    }
}
