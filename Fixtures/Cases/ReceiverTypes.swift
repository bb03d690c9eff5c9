// The receiver's type decides, however it is come by: the same shapes with Dispatch's semaphore and with a type of one's own.
import Foundation

struct Turnstile {
    func wait() {}
    func signal() {}
}

typealias Gate = DispatchSemaphore
typealias Door = Turnstile

final class State: @unchecked Sendable {
    let gate = DispatchSemaphore(value: 1)
    let door = Turnstile()
    var optionalGate: DispatchSemaphore?
    var optionalDoor: Turnstile?
    var gates: [DispatchSemaphore] = []
    var doors: [Turnstile] = []
    var gatesByName: [String: DispatchSemaphore] = [:]
    var doorsByName: [String: Turnstile] = [:]
    static let shared = State()

    func makeGate() -> DispatchSemaphore { DispatchSemaphore(value: 0) }
    func makeDoor() -> Turnstile { Turnstile() }
}

func blocking(_ state: State, _ alias: Gate) async {
    state.gate.wait()  // finding: blocking-wait
    State.shared.gate.wait()  // finding: blocking-wait
    state.optionalGate?.wait()  // finding: blocking-wait
    state.gates[0].wait()  // finding: blocking-wait
    state.gatesByName["a"]?.wait()  // finding: blocking-wait
    state.makeGate().wait()  // finding: blocking-wait
    alias.wait()  // finding: blocking-wait
    Gate(value: 0).wait()  // finding: blocking-wait
    for gate in state.gates { gate.wait() }  // finding: blocking-wait
    state.gates.forEach { $0.wait() }  // finding: blocking-wait
    if let gate = state.optionalGate { gate.wait() }  // finding: blocking-wait
    guard let gate = state.optionalGate else { return }
    gate.wait()  // finding: blocking-wait
    let copy = gate
    copy.wait()  // finding: blocking-wait
    let (first, _) = (DispatchSemaphore(value: 0), Turnstile())
    first.wait()  // finding: blocking-wait
}

func free(_ state: State, _ alias: Door) async {
    state.door.wait()  // silent
    State.shared.door.wait()  // silent
    state.optionalDoor?.wait()  // silent
    state.doors[0].wait()  // silent
    state.doorsByName["a"]?.wait()  // silent
    state.makeDoor().wait()  // silent
    alias.wait()  // silent
    Door().wait()  // silent
    for door in state.doors { door.wait() }  // silent
    state.doors.forEach { $0.wait() }  // silent
    if let door = state.optionalDoor { door.wait() }  // silent
    guard let door = state.optionalDoor else { return }
    door.wait()  // silent
    let (_, second) = (DispatchSemaphore(value: 0), Turnstile())
    second.wait()  // silent
}

extension DispatchSemaphore {
    func waitAndSignal() {
        wait()  // silent
        signal()  // silent
    }
}

extension Turnstile {
    func waitAndSignal() {
        wait()  // silent
        signal()  // silent
    }
}

extension Process {
    func runAndWait() throws -> Int32 {
        try run()  // silent
        waitUntilExit()  // silent
        return terminationStatus
    }
}

func extensions(_ gate: Gate, _ door: Door, _ process: Process) async throws {
    gate.waitAndSignal()  // finding: blocking-wait
    door.waitAndSignal()  // silent
    _ = try process.runAndWait()  // finding: blocking-process
}

func shadowed(_ gate: DispatchSemaphore) async {
    gate.wait()  // finding: blocking-wait
    let gate = Turnstile()
    gate.wait()  // silent
    do {
        let gate = DispatchSemaphore(value: 0)
        gate.wait()  // finding: blocking-wait
    }
    gate.wait()  // silent
}

// Elements of sequences whose type is written.
struct Pages { func readToEnd() -> Int? { nil } }
func elements(_ files: AsyncStream<FileHandle>, _ pages: AsyncThrowingStream<Pages, any Error>) async throws {
    for await file in files { _ = try file.readToEnd() }  // finding: blocking-fd-io
    for try await page in pages { _ = page.readToEnd() }  // silent
}
func queues() -> AsyncStream<DispatchGroup> { AsyncStream { $0.finish() } }
func elementsOfResult() async {
    for await group in queues() { group.wait() }  // finding: blocking-wait
    let made = AsyncStream<DispatchGroup> { $0.finish() }
    for await group in made { group.wait() }  // finding: blocking-wait
}
