// A long loop comes to the same.
import Foundation

@main struct Program {
    static func main() async {
        var sum = 0
        for number in 0..<20_000_000 { sum &+= number }
        print(sum)
    }
}
