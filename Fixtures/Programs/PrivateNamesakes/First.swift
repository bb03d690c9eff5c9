// Each file has a `pauseABit` of its own.
import Foundation

private func pauseABit() {
    sleep(1)  // silent
}

func first() async {
    pauseABit()  // finding: blocking-sleep
}

enum Slow {
    static func step() {
        sleep(1)  // silent
    }
}
