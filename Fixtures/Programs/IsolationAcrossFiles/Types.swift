// Types whose isolation is written here and whose members are written elsewhere.
import Foundation

actor Cache {
    var entries: [String: Data] = [:]
}

@MainActor
class Model {
    func load() {}
}

@MainActor
protocol Presenting {
    func present()
}

struct Plain {}

typealias Store = Cache
