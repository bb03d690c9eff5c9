// Comments that silence findings, and what is said about those that do not do so properly.
import Foundation

func silenced(_ process: Process) async {
    sleep(1)  // unblock:ignore blocking-sleep -- the only task of this tool  // silent
    // unblock:ignore blocking-process -- the child ends at once
    process.waitUntilExit()  // silent
    // unblock:ignore blocking-sleep, blocking-process -- both are meant
    sleep(1); process.waitUntilExit()  // silent
}

func withoutReason() async {
    // unblock:ignore blocking-sleep  // finding: suppression-without-reason
    sleep(1)  // finding: blocking-sleep
}

func withoutReasonOnTheLine() async {
    sleep(1)  // unblock:ignore blocking-sleep  // finding: blocking-sleep, suppression-without-reason
    // unblock:ignore blocking-sleep --  // finding: suppression-without-reason
    sleep(1)  // finding: blocking-sleep
}

func wrongRule() async {
    // unblock:ignore blocking-wait -- not what the next line does  // finding: unused-suppression
    sleep(1)  // finding: blocking-sleep
}

func unknownRule() async {
    // unblock:ignore blocking-nap -- no such rule  // finding: unknown-suppression
    sleep(1)  // finding: blocking-sleep
}

func unused() async {
    // unblock:ignore blocking-sleep -- slept here once  // finding: unused-suppression
    await Task.yield()
}

func safeAnyway() {
    // unblock:ignore blocking-sleep -- nothing is reported in sync code that no async code reaches  // finding: unused-suppression
    sleep(1)  // silent
}

func tooFar() async {
    // unblock:ignore blocking-sleep -- for the line below, not for the one after it  // finding: unused-suppression
    await Task.yield()
    sleep(1)  // finding: blocking-sleep
}

func ordinaryComments() async {
    // please ignore blocking-sleep here  // silent
    sleep(1)  // finding: blocking-sleep
    print("// unblock:ignore blocking-sleep")  // silent
}

// unblock:nonblocking -- the file is in memory on this system
func readStatus() -> String? {
    try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)  // silent
}

// unblock:blocking
func askDevice() -> Int { 1 }

func directives() async {
    _ = readStatus()  // silent
    _ = askDevice()  // finding: blocking-wait
}

func directivesInSync(_ queue: DispatchQueue) {
    _ = askDevice()  // silent
    queue.async { _ = askDevice() }  // silent
}
