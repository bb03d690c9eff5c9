// A wrapper that hands a parameter on blocks or not as its callers say.
import Foundation

func reap(_ child: pid_t, flags: Int32) -> pid_t { waitpid(child, nil, flags) }

func reaping(_ child: pid_t, _ unknown: Int32) async {
    _ = reap(child, flags: WNOHANG)  // silent
    _ = reap(child, flags: WNOHANG | WUNTRACED)  // silent
    let atOnce = WNOHANG
    _ = reap(child, flags: atOnce)  // silent
    _ = reap(child, flags: 0)  // finding: blocking-process
    _ = reap(child, flags: WUNTRACED)  // finding: blocking-process
    _ = reap(child, flags: unknown)  // finding: blocking-process
}

// Through another wrapper, a constant, a conversion, and with flags of its own.
func reapAnd(_ child: pid_t, _ options: Int) -> pid_t {
    let flags = Int32(options) | WUNTRACED
    return reap(child, flags: flags)
}

func reapingFurther(_ children: [pid_t]) async {
    for child in children { _ = reapAnd(child, Int(WNOHANG)) }  // silent
    for child in children { _ = reapAnd(child, 0) }  // finding: blocking-process
    children.forEach { _ = reapAnd($0, Int(WNOHANG)) }  // silent
    children.forEach { _ = reapAnd($0, 0) }  // finding: blocking-process
}

// One wrapper decides itself.
func reapNow(_ child: pid_t) -> pid_t { reap(child, flags: WNOHANG) }
func reapLater(_ child: pid_t) -> pid_t { reap(child, flags: 0) }

func decided(_ child: pid_t) async {
    _ = reapNow(child)  // silent
    _ = reapLater(child)  // finding: blocking-process
}

// What is left out has its default value.
func reapByDefault(_ child: pid_t, flags: Int32 = WNOHANG) -> pid_t { waitpid(child, nil, flags) }
func waitByDefault(_ child: pid_t, flags: Int32 = 0) -> pid_t { waitpid(child, nil, flags) }

func defaults(_ child: pid_t) async {
    _ = reapByDefault(child)  // silent
    _ = reapByDefault(child, flags: 0)  // finding: blocking-process
    _ = waitByDefault(child)  // finding: blocking-process
    _ = waitByDefault(child, flags: WNOHANG)  // silent
}

// Methods, initialisers, static functions; a flag that is kept is not handed on.
final class Reaper {
    let kept: Int32
    init(_ child: pid_t, _ flags: Int32) {
        kept = flags
        _ = waitpid(child, nil, flags)
    }
    func reap(_ child: pid_t, _ flags: Int32) -> pid_t { waitpid(child, nil, flags) }
    func reapKept(_ child: pid_t) -> pid_t { waitpid(child, nil, kept) }
    static func reap(_ child: pid_t, with flags: Int32) -> pid_t { waitpid(child, nil, flags) }
}

func members(_ child: pid_t, _ reaper: Reaper) async {
    _ = Reaper(child, WNOHANG)  // silent
    _ = Reaper(child, 0)  // finding: blocking-process
    _ = reaper.reap(child, WNOHANG)  // silent
    _ = reaper.reap(child, 0)  // finding: blocking-process
    _ = reaper.reapKept(child)  // finding: blocking-process
    _ = Reaper.reap(child, with: WNOHANG)  // silent
    _ = Reaper.reap(child, with: 0)  // finding: blocking-process
}

// Durations, timeouts and other values.
func pause(_ microseconds: UInt32) { usleep(microseconds) }
func wait(_ done: DispatchSemaphore, until deadline: DispatchTime) -> Bool { done.wait(timeout: deadline) == .success }
func ask(_ entries: UnsafeMutablePointer<pollfd>, _ timeout: Int32) -> Int32 { poll(entries, 1, timeout) }
func run(_ operations: [Operation], _ isWaiting: Bool) { OperationQueue().addOperations(operations, waitUntilFinished: isWaiting) }

func values(_ done: DispatchSemaphore, _ entries: UnsafeMutablePointer<pollfd>, _ operations: [Operation]) async {
    pause(20)  // silent
    pause(200_000)  // finding: blocking-sleep
    _ = wait(done, until: .now())  // silent
    _ = wait(done, until: .now() + 5)  // finding: blocking-wait
    _ = wait(done, until: .distantFuture)  // finding: blocking-wait
    _ = ask(entries, 0)  // silent
    _ = ask(entries, -1)  // finding: blocking-wait
    run(operations, false)  // silent
    run(operations, true)  // finding: blocking-wait
}

// Two reasons: either of them is enough. What blocks whatever it is given is not excused.
func receive(_ socket: Int32, _ bytes: UnsafeMutableRawPointer, flags: Int32) -> Int { recv(socket, bytes, 8, flags) }
func receiveAndRest(_ socket: Int32, _ bytes: UnsafeMutableRawPointer, flags: Int32) -> Int {
    let count = recv(socket, bytes, 8, flags)
    sleep(1)
    return count
}

func reasons(_ socket: Int32, _ other: Int32, _ bytes: UnsafeMutableRawPointer) async {
    _ = receive(other, bytes, flags: Int32(MSG_DONTWAIT))  // silent
    _ = receive(other, bytes, flags: 0)  // finding: blocking-network
    _ = fcntl(socket, F_SETFL, O_NONBLOCK)  // silent
    _ = receive(socket, bytes, flags: 0)  // silent
    _ = receiveAndRest(other, bytes, flags: 0)  // finding: blocking-network
    _ = receiveAndRest(other, bytes, flags: Int32(MSG_DONTWAIT))  // finding: blocking-sleep
}

// Standard input blocks like any other: another entry of the rules tells of it.
func pull(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer) -> Int { read(descriptor, bytes, 8) }

func pulling(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer) async {
    _ = pull(STDIN_FILENO, bytes)  // finding: blocking-fd-io
    _ = pull(0, bytes)  // finding: blocking-fd-io
    _ = pull(descriptor, bytes)  // finding: blocking-fd-io
}

func pullingAtOnce(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer) async {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)  // silent
    _ = pull(descriptor, bytes)  // silent
}

// The object decides, and the argument.
protocol Collecting { func collect(_ child: pid_t, _ flags: Int32) -> pid_t }
struct Collector: Collecting { func collect(_ child: pid_t, _ flags: Int32) -> pid_t { waitpid(child, nil, flags) } }

func collecting(_ collector: any Collecting, _ child: pid_t) async {
    _ = collector.collect(child, 0)  // finding: blocking-process
    _ = collector.collect(child, WNOHANG)  // silent
}

// An isolated function answers for itself, whoever calls it.
actor Registry {
    func reap(_ child: pid_t, _ flags: Int32) -> pid_t { waitpid(child, nil, flags) }  // finding: blocking-process
}

func registered(_ registry: Registry, _ child: pid_t) async { _ = await registry.reap(child, WNOHANG) }  // silent

// All that the object may be blocks, as it is told.
struct OtherCollector: Collecting { func collect(_ child: pid_t, _ flags: Int32) -> pid_t { waitpid(child, nil, flags) } }
class Keeper { func keep(_ child: pid_t, _ flags: Int32) -> pid_t { waitpid(child, nil, flags) } }
final class OtherKeeper: Keeper { override func keep(_ child: pid_t, _ flags: Int32) -> pid_t { waitpid(child, nil, flags) } }
func collect(with collector: some Collecting, _ flags: Int32) { _ = collector.collect(1, flags) }

func dispatching(_ keeper: Keeper, _ child: pid_t) async {
    _ = keeper.keep(child, 0)  // finding: blocking-process
    _ = keeper.keep(child, WNOHANG)  // silent
    collect(with: Collector(), 0)  // finding: blocking-process
    collect(with: OtherCollector(), WNOHANG)  // silent
}

func held() async {
    let wait = { (flags: Int32) in _ = waitpid(1, nil, flags) }
    wait(0)  // finding: blocking-process
    wait(WNOHANG)  // silent
}

// What is left when the first effect is excused.
func reapAndLoad(_ child: pid_t, _ flags: Int32) -> Data? {
    _ = waitpid(child, nil, flags)
    return try? Data(contentsOf: URL(fileURLWithPath: "log"))
}

func loading(_ child: pid_t) async {
    _ = reapAndLoad(child, 0)  // finding: blocking-process
    _ = reapAndLoad(child, WNOHANG)  // finding: blocking-file-io
}

func hushed(_ child: pid_t, _ flags: Int32) -> pid_t {
    // unblock:ignore blocking-process -- it has ended
    waitpid(child, nil, flags)
}

func hushing(_ child: pid_t) async {
    _ = hushed(child, 0)  // silent
    _ = hushed(child, WNOHANG)  // silent
}
