// What need not be computed is not.
import Foundation

@main struct Program {
    static func main() async {
        let known: String? = "known"
        print(known ?? readLine() ?? "none")
        print(readLine() ?? "none")
        let flag = CommandLine.arguments.count > 10
        print(flag && readLine() == "second")
        print(!flag || readLine() == "second")
        print(flag ? readLine() ?? "" : "skipped")
        print(readLine() ?? "none")
    }
}
