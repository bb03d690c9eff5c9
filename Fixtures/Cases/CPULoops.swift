// Loops that compute for long without a suspension point.
import Foundation

func square() async -> Int {
    var sum = 0
    for row in 0..<10_000 {  // finding: heavy-cpu
        for column in 0..<10_000 {
            sum &+= row ^ column
        }
    }
    return sum
}

func single() async -> Int {
    var sum = 0
    for value in 1...200_000_000 {  // finding: heavy-cpu
        sum ^= value
    }
    for value in stride(from: 0, to: 2_000_000_000, by: 2) {  // finding: heavy-cpu
        sum ^= value
    }
    for value in stride(from: 0, to: 2_000_000_000, by: 1_000_000) {  // silent
        sum ^= value
    }
    return sum
}

func small(_ count: Int) async -> Int {
    var sum = 0
    for row in 0..<1_000 {  // silent
        for column in 0..<1_000 {  // silent
            sum &+= row ^ column
        }
    }
    for value in 0..<count {  // silent
        sum ^= value
    }
    return sum
}

func lets() async throws -> Int {
    var sum = 0
    for row in 0..<10_000 {  // silent
        for column in 0..<10_000 {  // silent
            sum &+= row ^ column
        }
        await Task.yield()
    }
    for row in 0..<10 {  // silent
        await Task.yield()
        for column in 0..<100_000_000 {  // finding: heavy-cpu
            sum &+= row ^ column
        }
    }
    for value in 0..<100_000_000 {  // finding: heavy-cpu
        if value % 1_000_000 == 0 { try Task.checkCancellation() }
        sum ^= value
    }
    return sum
}

func mix() -> Int {
    var sum = 0
    for value in 0..<300_000_000 {  // silent
        sum ^= value
    }
    return sum
}

func mixes() async -> Int {
    mix()  // finding: heavy-cpu
}

func mixesElsewhere() async {
    Thread.detachNewThread {
        _ = mix()  // silent
    }
    Task.detached {
        mix()  // finding: heavy-cpu
    }
}

@MainActor
func render() -> Int {
    var sum = 0
    for y in 0..<4_000 {  // finding: heavy-cpu
        for x in 0..<4_000 {
            sum &+= x &* y
        }
    }
    return sum
}
