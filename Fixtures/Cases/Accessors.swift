// Accessors, observers, lazy values and operators are functions without parentheses: the access is the call site.
import Foundation

final class Settings: @unchecked Sendable {
    private var storage: [String: String] = [:]

    var token: String {
        sleep(1)  // silent
        return "token"
    }

    var cached: String { storage["cached"] ?? "" }

    var level: Int = 0 {
        didSet {
            usleep(100_000)  // silent
        }
    }

    var theme: String = "" {
        willSet {
            sleep(1)  // silent
        }
    }

    var path: String {
        get { storage["path"] ?? "" }
        set { try? newValue.write(toFile: "path", atomically: true, encoding: .utf8) }  // silent
    }

    lazy var index: String = (try? String(contentsOfFile: "index", encoding: .utf8)) ?? ""  // silent

    static let shared = Settings(reading: "settings")  // silent
    static let empty = Settings()

    init() {}

    init(reading path: String) {
        storage["all"] = try? String(contentsOfFile: path, encoding: .utf8)  // silent
    }

    subscript(key: String) -> String? {
        get {
            sleep(1)  // silent
            return storage[key]
        }
        set { storage[key] = newValue }
    }

    subscript(position: Int) -> String? { nil }

    var remote: Int {
        get async {
            sleep(1)  // finding: blocking-sleep
            return 1
        }
    }
}

func reads(_ settings: Settings) async {
    _ = settings.token  // finding: blocking-sleep
    _ = settings.cached  // silent
    _ = settings.index  // finding: blocking-file-io
    _ = settings.level  // silent
    _ = settings.path  // silent
    _ = settings["a"]  // finding: blocking-sleep
    _ = settings[0]  // silent
    _ = await settings.remote  // silent
    _ = Settings.shared.cached  // finding: blocking-file-io
    _ = Settings.empty.cached  // silent
}

func writes(_ settings: Settings) async {
    settings.level = 3  // finding: blocking-sleep
    settings.theme = "dark"  // finding: blocking-sleep
    settings.path = "file"  // finding: blocking-file-io
    settings["a"] = "b"  // silent
    settings.level += 1  // finding: blocking-sleep
}

func readsWithoutAwait(_ settings: Settings) -> String {
    settings.token  // silent
}

let configuration = try? String(contentsOfFile: "configuration", encoding: .utf8)  // silent

func readsGlobal() async -> Bool {
    configuration == nil  // finding: blocking-file-io
}
