// Finer points of isolation: what an attribute, a conformance or a nesting does, and what it does not.
import Foundation

@MainActor
protocol Screen {
    func appear()
}

struct Card {
    func plain() {
        sleep(1)  // silent
    }
}

// A conformance in an extension isolates the witnesses, and nothing else.
extension Card: Screen {
    func appear() {
        sleep(1)  // finding: blocking-sleep
    }

    func other() {
        sleep(1)  // silent
    }
}

struct Panel: Screen {
    func appear() {
        usleep(20_000)  // finding: blocking-sleep
    }

    func other() {
        sleep(1)  // finding: blocking-sleep
    }
}

@MainActor
enum Layout {
    static func measure() {
        sleep(1)  // finding: blocking-sleep
    }

    struct Cell {
        func measure() {
            sleep(1)  // silent
        }
    }

    nonisolated struct Row {
        func measure() {
            sleep(1)  // silent
        }
    }
}

func lays(_ cell: Layout.Cell, _ card: Card) async {
    await Layout.measure()  // silent
    cell.measure()  // finding: blocking-sleep
    card.plain()  // finding: blocking-sleep
    card.other()  // finding: blocking-sleep
    await card.appear()  // silent
}

@concurrent
func concurrently() async {
    sleep(1)  // finding: blocking-sleep
}

nonisolated(nonsending) func onTheCallersActor() async {
    sleep(1)  // finding: blocking-sleep
}

func inherits(_ actor: isolated (any Actor)? = #isolation) async {
    sleep(1)  // finding: blocking-sleep
}

@MainActor
final class Timeline {
    @MainActor var length: Int {
        sleep(1)  // finding: blocking-sleep
        return 1
    }

    nonisolated init() {
        sleep(1)  // silent
    }

    nonisolated func later() {
        Task { @MainActor in
            sleep(1)  // finding: blocking-sleep
        }
        sleep(1)  // silent
    }

    static func == (left: Timeline, right: Timeline) -> Bool {
        sleep(1)  // finding: blocking-sleep
        return true
    }
}

protocol AsyncRequirement {
    func run() async throws
}

// An async function that never suspends blocks nobody.
struct Nothing: AsyncRequirement {
    func run() async {
        print("nothing")  // silent
    }
}
