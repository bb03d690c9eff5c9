// Recursion that costs exponential time, and recursion that does not.
import Foundation

func fibonacci(_ n: Int) -> Int {
    n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2)  // silent
}

func factorial(_ n: Int) -> Int {
    n < 2 ? 1 : n &* factorial(n - 1)  // silent
}

func towers(_ discs: Int, _ from: Int, _ to: Int, _ over: Int) -> Int {
    if discs == 0 { return 0 }
    return towers(discs - 1, from, over, to) + 1 + towers(discs - 1, over, to, from)  // silent
}

func remembered(_ n: Int, _ memory: inout [Int: Int]) -> Int {
    if let known = memory[n] { return known }
    let value = n < 2 ? n : remembered(n - 1, &memory) + remembered(n - 2, &memory)  // silent
    memory[n] = value
    return value
}

indirect enum Tree {
    case leaf
    case node(Tree, Int, Tree)

    var sum: Int {
        switch self {
        case .leaf: 0
        case .node(let left, let value, let right): left.sum + value + right.sum  // silent
        }
    }
}

func search(_ values: [Int], _ wanted: Int, _ low: Int, _ high: Int) -> Int? {
    if low >= high { return nil }
    let middle = (low + high) / 2
    if values[middle] == wanted { return middle }
    return values[middle] < wanted
        ? search(values, wanted, middle + 1, high) : search(values, wanted, low, middle)  // silent
}

func computes(_ tree: Tree, _ values: [Int]) async -> Int {
    var memory: [Int: Int] = [:]
    let slow = fibonacci(45)  // finding: heavy-cpu
    let slower = towers(40, 0, 1, 2)  // finding: heavy-cpu
    let quick = factorial(20)  // silent
    let known = remembered(80, &memory)  // silent
    let total = tree.sum  // silent
    let place = search(values, 7, 0, values.count)  // silent
    return slow + slower + quick + known + total + (place ?? 0)
}

func computesInSync() -> Int {
    fibonacci(45)  // silent
}

func computesOffPool() async {
    Thread.detachNewThread {
        _ = fibonacci(45)  // silent
    }
}
