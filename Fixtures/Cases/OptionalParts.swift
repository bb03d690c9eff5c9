// What is nil unless somebody gave it: whoever made the object without is not told of what it would do.
import Foundation

struct ClientOptions: Sendable {
    let keyFile: String?
    let retries: Int

    init(keyFile: String? = nil, retries: Int = 3) {
        self.keyFile = keyFile
        self.retries = retries
    }
}

final class Client: Sendable {
    let options: ClientOptions

    init(options: ClientOptions = ClientOptions()) { self.options = options }

    func connect() {
        if let keyFile = options.keyFile {
            _ = try? String(contentsOfFile: keyFile, encoding: .utf8)  // silent
        }
    }

    func reconnect() {
        guard let keyFile = self.options.keyFile else { return }
        _ = try? String(contentsOfFile: keyFile, encoding: .utf8)  // silent
    }

    func start() async {
        connect()  // finding: blocking-file-io
        reconnect()  // finding: blocking-file-io
        if let keyFile = options.keyFile {
            _ = try? String(contentsOfFile: keyFile, encoding: .utf8)  // finding: blocking-file-io
        }
    }
}

func connects() async {
    Client().connect()  // silent
    Client(options: ClientOptions(retries: 5)).reconnect()  // silent
}

func connectsWithKey() async {
    Client(options: ClientOptions(keyFile: "key.pem")).connect()  // finding: blocking-file-io
}

/// Here every maker has to say something.
struct SourceOptions: Sendable {
    let path: String?
    init(path: String?) { self.path = path }
}

final class Source: Sendable {
    let options: SourceOptions
    private let cache: String?

    init(options: SourceOptions, cache: String? = nil) {
        self.options = options
        self.cache = cache ?? options.path
    }

    func load() {
        if let path = options.path {
            _ = try? String(contentsOfFile: path, encoding: .utf8)  // silent
        }
    }

    /// No part of anything: the object knows where it is from.
    func loadCache() {
        if let cache {
            _ = try? String(contentsOfFile: cache, encoding: .utf8)  // silent
        }
    }
}

func loads(_ source: Source) async {
    source.load()  // finding: blocking-file-io
    source.loadCache()  // finding: blocking-file-io
    Source(options: SourceOptions(path: "a")).load()  // finding: blocking-file-io
}

// A concrete object that may be missing is no less the object's own than one that may not.
final class Recorder: @unchecked Sendable {
    private var file: FileHandle?

    func record(_ text: String) {
        if let file { file.write(Data(text.utf8)) }  // silent
    }
}

func records(_ recorder: Recorder) async {
    recorder.record("a")  // finding: blocking-fd-io
}
