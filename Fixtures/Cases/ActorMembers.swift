// Initialisers, accessors and the deinitialiser of an actor: isolated ones run on the pool.
import Foundation

actor Pump {
    init(warm: Bool) async {
        if warm { sleep(1) }  // finding: blocking-sleep
    }

    init() {
        sleep(1)  // silent
    }

    isolated deinit {
        sleep(1)  // finding: blocking-sleep
    }

    @MainActor func show() {
        sleep(1)  // finding: blocking-sleep
    }

    nonisolated var name: String {
        sleep(1)  // silent
        return "pump"
    }

    var pressure: Int = 0 {
        didSet {
            usleep(10_000)  // finding: blocking-sleep
        }
    }

    func raise() {
        pressure += 1  // silent
    }
}

func pumps() async {
    let pump = Pump()  // finding: blocking-sleep
    _ = await Pump(warm: true)  // silent
    _ = pump.name  // finding: blocking-sleep
    await pump.raise()  // silent
}
