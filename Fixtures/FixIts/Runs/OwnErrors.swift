// Errors of the program's own, typed and not.
import Foundation

enum LoadError: Error { case empty, missing(String) }

func load(_ name: String) throws(LoadError) -> Int {
    if name.isEmpty { throw .empty }
    guard let data = FileManager.default.contents(atPath: name) else { throw .missing(name) }
    return data.count
}

func later(_ name: String) async throws(LoadError) -> Int {
    sleep(0)
    return try load(name) + 1
}

@main struct Program {
    static func main() async {
        for name in ["a", "", "b"] {
            do {
                print(try load(name))
            } catch {
                switch error {
                case .empty: print("empty")
                case .missing(let name): print("missing", name)
                }
            }
        }
        do {
            print(try await later(""))
        } catch {
            print(error)
        }
    }
}
