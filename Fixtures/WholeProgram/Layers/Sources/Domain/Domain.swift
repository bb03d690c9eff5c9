// What the app does, over a package that lies elsewhere.
import Codec
import Storage

public struct Library {
    private let storage = Storage(path: "library")
    public init() {}

    public func titles() -> [String] {
        (try? storage.items()) ?? []  // silent
    }

    public func known() -> [String] { storage.cached() }

    public func connect() {
        Connection().use()  // silent
    }
}

extension Storage {
    public func first() throws -> String? { try items().first }  // silent
}
