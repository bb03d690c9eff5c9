// A loop that ends with the input.
import Foundation

@main struct Program {
    static func main() async {
        var count = 0
        while let line = readLine() {
            count += 1
            guard line != "second" else { continue }
            print(count, line)
        }
        print(count)
    }
}
