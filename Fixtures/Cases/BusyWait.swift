// Spinning on something that somebody else changes; and loops that only look like it.
import Foundation
import Synchronization

final class Flag: @unchecked Sendable {
    var isSet = false
}

let stopped = Atomic<Bool>(false)

func spins(_ flag: Flag, _ lock: NSLock) async {
    while !flag.isSet {}  // finding: busy-wait
    while !stopped.load(ordering: .acquiring) {}  // finding: busy-wait
    while !lock.try() {}  // finding: busy-wait
    repeat {} while !flag.isSet  // finding: busy-wait
    while true {  // finding: busy-wait
        if flag.isSet { break }
    }
    let end = Date().addingTimeInterval(1)
    while Date() < end {}  // finding: busy-wait
}

func spinsOnTheSystem(_ process: Process, _ path: String) async {
    while process.isRunning {}  // finding: busy-wait
    while !FileManager.default.fileExists(atPath: path) {}  // finding: busy-wait
}

func spinUntil(_ flag: Flag) {
    while !flag.isSet {}  // silent
}

func spinsBehind(_ flag: Flag) async {
    spinUntil(flag)  // finding: busy-wait
}

func spinsElsewhere(_ flag: Flag) async {
    Thread.detachNewThread {
        while !flag.isSet {}  // silent
        spinUntil(flag)  // silent
    }
}

func suspends(_ flag: Flag) async throws {
    while !flag.isSet {  // silent
        await Task.yield()
    }
    while !flag.isSet {  // silent
        try await Task.sleep(for: .milliseconds(10))
    }
    while !Task.isCancelled {  // silent
        await square(3)
    }
}

func square(_ value: Int) async {}

struct Parser {
    var position = 0
    var isAtEnd: Bool { position >= 10 }
    mutating func advance() { position += 1 }
}

func makesProgress(_ values: [Int], _ text: String) async -> Int {
    var index = 0
    while index < values.count { index += 1 }  // silent
    var rest = values
    while !rest.isEmpty { rest.removeLast() }  // silent
    while let last = rest.popLast() { index += last }  // silent
    var parser = Parser()
    while !parser.isAtEnd { parser.advance() }  // silent
    var found = false
    while !found {  // silent
        index += 1
        found = index > 100
    }
    var position = text.startIndex
    while position < text.endIndex, text[position] == " " { position = text.index(after: position) }  // silent
    while true {  // silent
        index -= 1
        if index < 0 { break }
    }
    return index
}
