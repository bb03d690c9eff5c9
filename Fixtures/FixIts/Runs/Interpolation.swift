// String interpolation.
import Foundation

@main struct Program {
    static func main() async {
        print("1: \(readLine() ?? "none"), 2: \(readLine() ?? "none")")
        print("size: \((try? Data(contentsOf: URL(fileURLWithPath: "missing")).count) ?? -1)")
    }
}
