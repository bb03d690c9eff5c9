// Optional chaining stops where it stopped.
import Foundation

final class Reader: Sendable {
    func next() -> String? { readLine() }
}

@main struct Program {
    static func main() async {
        let reader: Reader? = Reader()
        let none: Reader? = nil
        print(reader?.next() ?? "nil", none?.next() ?? "nil")
        print(reader?.next()?.count ?? -1)
        print(reader!.next()!.uppercased())
        print(reader?.next()?.count ?? -1)
    }
}
