// Sums of a group.
import Foundation

@main struct Program {
    static func main() async throws {
        for number in 1...5 { try String(repeating: "x", count: number).write(toFile: "f\(number)", atomically: true, encoding: .utf8) }
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...5 { group.addTask { try Data(contentsOf: URL(fileURLWithPath: "f\(number)")).count } }
            return try await group.reduce(0, +)
        }
        print(sum)
    }
}
