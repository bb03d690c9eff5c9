// Whether a closure blocks async code is read off the body of the function that it is given to, in another module.
import Foundation
import Runners

func load(_ name: String) -> String {
    (try? String(contentsOfFile: name, encoding: .utf8)) ?? ""  // silent
}

func runsHere(_ guarded: Guarded<[String]>, _ serial: Serial, _ names: [String]) async {
    inPlace {
        sleep(1)  // finding: blocking-sleep
    }
    _ = timed("load") { load("a") }  // finding: blocking-file-io  // trace: load(_:) > String.init(contentsOfFile:encoding:)
    throughTwo {
        _ = load("b")  // finding: blocking-file-io
    }
    _ = unless(names.isEmpty, load("c"))  // finding: blocking-file-io
    _ = unless(names.isEmpty, names[0])  // silent
    guarded.withValue { $0.append("a") }  // silent
    guarded.withValue { $0.append(load("a")) }  // finding: blocking-file-io
    _ = guarded.current  // silent
    _ = serial.now { names.count }  // silent
    _ = serial.now { load("d") }  // finding: blocking-file-io
    names.eachQuickly { print($0) }  // silent
    names.eachQuickly { print(load($0)) }  // finding: blocking-file-io
    names.eachSlowly { print($0) }  // finding: blocking-sleep
}

func runsElsewhere(_ queue: DispatchQueue) async throws {
    onThread {
        sleep(1)  // silent
    }
    onQueue(queue) {
        _ = load("a")  // silent
    }
    throughQueue {
        _ = load("b")  // silent
    }
    _ = try await offPool { load("c") }  // silent
    onThread { _ = inPlace { sleep(1) } }  // silent
    never { sleep(1) }  // silent
}

func runsOnThePool() async throws {
    _ = try await notOffPool { load("a") }  // finding: blocking-file-io
    inTask {
        sleep(1)  // finding: blocking-sleep
    }
    onMain {
        sleep(1)  // finding: blocking-sleep
    }
    onThread { inTask { sleep(1) } }  // finding: blocking-sleep
    inTask { onThread { sleep(1) } }  // silent
}

func syncCallers() {
    inPlace {
        sleep(1)  // silent
    }
    inTask { _ = load("b") }  // finding: blocking-file-io
    ["a"].eachSlowly { print(load($0)) }  // silent
}

func stored(_ scheduler: Scheduler, _ button: Button) async {
    scheduler.add {
        sleep(1)  // silent
    }
    scheduler.whenDone { count in
        usleep(UInt32(count) * 100_000)  // silent
    }
    scheduler.start()  // silent
    button.action = {
        _ = load("pressed")  // silent
    }
    button.press()  // silent
}

func passesOn(_ body: () -> Void) { inPlace(body) }
func passesAway(_ body: @escaping @Sendable () -> Void) { onThread(body) }  // silent

func chained() async {
    passesOn { _ = load("a") }  // finding: blocking-file-io
    passesAway { _ = load("b") }  // silent
    passesOn { passesAway { _ = load("c") } }  // silent
    let body = { _ = load("d") }  // silent
    passesOn(body)  // finding: blocking-file-io
    let other: @Sendable () -> Void = { _ = load("e") }  // silent
    passesAway(other)  // silent
}
