// Properties and subscripts of a class.
import Foundation

final class Table {
    private var values: [String: String] = [:]
    var name = ""
    subscript(key: String) -> String? {
        get { values[key] }
        set { values[key] = newValue }
    }
    subscript(key: String, default value: String) -> String {
        get { values[key] ?? value }
        set { values[key] = newValue }
    }
}

@main struct Program {
    static func main() async {
        let table = Table()
        table["a"] = readLine() ?? "none"
        table["b", default: "x"] += readLine() ?? "none"
        table.name = readLine() ?? "none"
        print(table["a"] ?? "nil", table["b"] ?? "nil", table.name)
    }
}
