// Loops that take long, or that wait for a flag.
// apply: unsafe
import Foundation
import Synchronization

let stopped = Atomic<Bool>(false)

func computes() async throws -> Int {
    var sum = 0
    for number in 0..<200_000_000 { sum &+= number }
    for number in stride(from: 0, to: 2_000_000_000, by: 2) {
        sum ^= number
    }
    for row in 0..<10_000 {
        for column in 0..<10_000 { sum &+= row &* column }
    }
    return sum
}

func quiet() async -> Int {
    var sum = 0
    for number in 0..<200_000_000 {
        sum &+= number
        if sum == 7 { return number }
    }
    return sum
}

func spins() async throws {
    while !stopped.load(ordering: .acquiring) {}
    while !stopped.load(ordering: .acquiring) {
        print("not yet")
    }
    repeat {} while !stopped.load(ordering: .acquiring)
}

func spinsQuietly() async {
    while !stopped.load(ordering: .acquiring) {}
}

actor Machine {
    var state = 0
    let isDone = Mutex(false)
    func run() async {
        for number in 0..<200_000_000 { state &+= number }
    }
}
