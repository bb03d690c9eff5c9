private func pauseABit() {}

func second() async {
    pauseABit()  // silent
    Quick.step()  // silent
    Slow.step()  // finding: blocking-sleep
}

enum Quick {
    static func step() {}
}
