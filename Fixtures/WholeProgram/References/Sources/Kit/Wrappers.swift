// Property wrappers, lazy properties, statics, default arguments.
import Foundation

@propertyWrapper
public struct FromDisk {
    let name: String
    public init(name: String) { self.name = name }

    public var wrappedValue: String {
        get { load(name) }  // silent
        nonmutating set { try? newValue.write(toFile: name, atomically: true, encoding: .utf8) }  // silent
    }

    public var projectedValue: Int {
        usleep(200_000)  // silent
        return name.count
    }
}

@propertyWrapper
public struct Clamped {
    private var value: Int
    public init(wrappedValue: Int) { value = wrappedValue }
    public var wrappedValue: Int {
        get { value }
        set { value = min(newValue, 100) }
    }
}

@propertyWrapper
public struct Preloaded {
    public var wrappedValue: String
    public init(_ path: String) {
        wrappedValue = load(path)  // silent
    }
}

public struct Account {
    @FromDisk(name: "user") public var user
    @Clamped public var level = 3
    public var plain = ""
    public init() {}
}

public struct Profile {
    @Preloaded("profile") public var text
    public init() {}
}

public final class Catalogue {
    public lazy var index: String = load("index")  // silent
    public lazy var size: Int = { 3 * 4 }()
    public lazy var entries: [String] = {
        sleep(1)  // silent
        return []
    }()
    public static let shared = Catalogue(path: "catalogue")
    public static let empty = Catalogue()
    public let text: String

    public init(path: String) {
        text = load(path)  // silent
    }

    public init() { text = "" }
}

public let banner = load("banner")  // silent
public let greeting = "hello"

public func connect(host: String = load("host"), port: Int = 80) -> String { host }
public func disconnect(host: String = normalize("HOST")) -> String { host }

public struct Client {
    public let name: String
    public init(name: String = load("name")) { self.name = name }
}
