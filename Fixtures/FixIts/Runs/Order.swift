// Things happen in the order of the text.
import Foundation

func first() -> String { print("first"); return "1" }
func second() -> String { print("second"); return "2" }

@main struct Program {
    static func main() async {
        print("before")
        Thread.sleep(forTimeInterval: 0.01)
        print(first() + second() + (readLine() ?? ""))
        usleep(1000)
        print("after", [first(), readLine() ?? "", second()])
    }
}
