// State of the main actor.
// apply: unsafe
import Foundation

@MainActor final class Model {
    var text = ""
    var loads = 0
    let name = "a.txt"

    func load() async throws {
        try "text \(loads)".write(toFile: name, atomically: true, encoding: .utf8)
        loads += 1
        text += try String(contentsOfFile: name, encoding: .utf8)
    }
}

@main @MainActor struct Program {
    static func main() async throws {
        let model = Model()
        try await model.load()
        print(model.text, model.loads)
        try await model.load()
        print(model.text, model.loads)
    }
}
