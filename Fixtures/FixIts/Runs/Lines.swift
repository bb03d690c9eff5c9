// Lines of standard input, in order.
import Foundation

@main struct Program {
    static func main() async {
        print(readLine() ?? "none")
        let second = readLine()
        if let third = readLine() { print(second ?? "", third) }
        print(readLine() ?? "end")
    }
}
