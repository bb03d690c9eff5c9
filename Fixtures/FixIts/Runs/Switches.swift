// What a switch looks at.
import Foundation

@main struct Program {
    static func main() async {
        switch readLine() {
        case "first"?: print(1)
        case let other?: print(other)
        case nil: print("none")
        }
        let value = switch readLine() {
        case "second"?: "two"
        default: readLine() ?? "none"
        }
        print(value, readLine() ?? "none")
    }
}
