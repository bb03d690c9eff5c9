// Arguments that are autoclosures.
import Foundation

func check(_ condition: @autoclosure () -> Bool, _ message: @autoclosure () -> String) { print(condition() ? "ok" : message()) }

@main struct Program {
    static func main() async {
        check(readLine() == "first", "not first")
        check(readLine() == "first", "not first but \(readLine() ?? "none")")
        check(readLine() == nil, "more")
    }
}
