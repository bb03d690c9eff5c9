// Property wrappers and other members that are more than they look.
import Foundation
import UnblockFoundation
import UnblockRuntime

@propertyWrapper struct Stored: Sendable {
    var path: String
    var wrappedValue: String {
        get { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
        set { try? newValue.write(toFile: path, atomically: true, encoding: .utf8) }
    }
    var projectedValue: String { path }
}

@propertyWrapper struct Trimmed: Sendable {
    private var text = ""
    var wrappedValue: String {
        get { text }
        set { text = newValue.trimmingCharacters(in: .whitespaces) }
    }
    init(wrappedValue: String) { self.wrappedValue = wrappedValue }
}

struct Settings: Sendable {
    @Stored(path: "a") var name: String
    @Trimmed var folder = "b"

    func load() async -> Data? { await FileManager.default.unblocked.contents(atPath: folder) }
    func shown() async -> String { await offload { name } + $name }
    mutating func rename() async { await offload { name = "c" } }
}

func wrapped(path: String) async -> Int {
    @Trimmed var folder = path
    let data = await FileManager.default.unblocked.contents(atPath: folder)
    var settings = Settings()
    await offload { settings.name = "d" }
    let name = await offload { settings.name }
    return (data?.count ?? 0) + name.count
}

actor Registry {
    @Trimmed var folder = "e"
    func load() async -> Data? { FileManager.default.contents(atPath: folder) }
}

final class Later {
    lazy var text = (try? String(contentsOfFile: "a", encoding: .utf8)) ?? ""
    func show() async { print(await offloadNonisolated { text }) }
}

struct Observed {
    var path = "a" { didSet { _ = FileManager.default.contents(atPath: path) } }
    mutating func change() async { await offload { path = "b" } }
}
