// Types with generic parameters: what stands for a parameter decides what a call of its member comes to.
import Foundation

protocol Mechanism {
    func step() -> String
}

struct Slow: Mechanism {
    func step() -> String {
        sleep(1)  // silent
        return ""
    }
}

struct Fast: Mechanism {
    func step() -> String { "" }
}

struct Manager<M: Mechanism> {
    var mechanism: M
    func handle() -> String { self.mechanism.step() }  // silent
    func twice() -> String { handle() + self.handle() }  // silent
    func local() -> String {
        let copy: M = mechanism
        return copy.step()  // silent
    }
}

extension Manager {
    func again() -> String {
        let copy: M = mechanism
        return copy.step()  // silent
    }
}

typealias SlowManager = Manager<Slow>
typealias FastManager = Manager<Fast>

func written(_ slow: Manager<Slow>, _ fast: Manager<Fast>, _ alias: SlowManager, _ other: FastManager?) async {
    print(slow.handle())  // finding: blocking-sleep
    print(fast.handle())  // silent
    print(alias.twice())  // finding: blocking-sleep
    print(other?.twice() ?? "")  // silent
    print(slow.again(), fast.again())  // finding: blocking-sleep
    print(slow.local())  // finding: blocking-sleep
    print(fast.local())  // silent
    print(fast.again())  // silent
}

func made() async {
    print(Manager(mechanism: Slow()).handle())  // finding: blocking-sleep
    print(Manager(mechanism: Fast()).handle())  // silent
    let fast = Manager(mechanism: Fast())
    print(fast.handle())  // silent
    let slow = Manager<Slow>(mechanism: Slow())
    print(slow.handle())  // finding: blocking-sleep
    print(makeSlow().handle())  // finding: blocking-sleep
    print(makeFast().handle())  // silent
}

func makeSlow() -> Manager<Slow> { Manager(mechanism: Slow()) }
func makeFast() -> Manager<Fast> { Manager(mechanism: Fast()) }

/// The type of a parameter of the type around it.
final class Session<Auth> where Auth: Mechanism {
    private let manager: Manager<Auth>
    init(_ auth: Auth) { manager = Manager(mechanism: auth) }
    func start() -> String { manager.handle() }  // silent
}

func sessions(_ slow: Session<Slow>, _ fast: Session<Fast>) async {
    print(slow.start())  // finding: blocking-sleep
    print(fast.start())  // silent
    print(Session(Slow()).start())  // finding: blocking-sleep
    print(Session(Fast()).start())  // silent
}

/// The initialiser itself calls the member.
final class Eager<Auth: Mechanism> {
    let text: String
    let auth: Auth
    init(_ auth: Auth) {
        self.auth = auth
        text = self.auth.step()  // silent
    }
}

func eager() async {
    _ = Eager(Slow())  // finding: blocking-sleep
    _ = Eager(Fast())  // silent
}

/// A state machine keeps the manager in a case.
struct Machine {
    enum State {
        case idle
        case slow(Manager<Slow>)
        case fast(Manager<Fast>, Int)
    }

    var state = State.idle

    mutating func received() -> String {
        switch state {
        case .slow(let manager): return manager.handle()  // silent
        default: return ""
        }
    }

    mutating func finished() -> String {
        switch state {
        case .fast(let manager, _): return manager.handle()  // silent
        default: return ""
        }
    }
}

func machines(_ machine: inout Machine) async {
    print(machine.received())  // finding: blocking-sleep
    print(machine.finished())  // silent
}

/// Who has a value that is generic itself cannot tell, and its callers can.
struct Pool<Auth: Mechanism> {
    var managers: [Manager<Auth>]
    var first: Manager<Auth>
    func run() -> String { first.handle() }  // silent
}

func pools(_ slow: Pool<Slow>, _ fast: Pool<Fast>) async {
    print(slow.run())  // finding: blocking-sleep
    print(fast.run())  // silent
}

struct Box<Content> {
    var content: Content
    var all: [Content]
    func get() -> Content { content }
}

enum Either<Left, Right> {
    case left(Left)
    case right(Right)
}

func contents(_ slow: Box<Slow>, _ fast: Box<Fast>, _ either: Either<Slow, Fast>) async {
    print(slow.content.step())  // finding: blocking-sleep
    print(fast.content.step())  // silent
    print(slow.get().step())  // finding: blocking-sleep
    print(fast.get().step())  // silent
    for one in slow.all { print(one.step()) }  // finding: blocking-sleep
    for one in fast.all { print(one.step()) }  // silent
    switch either {
    case .left(let slow): print(slow.step())  // finding: blocking-sleep
    case .right(let fast): print(fast.step())  // silent
    }
}

/// A subclass says what stands for its superclass's parameter.
class Channel<Auth: Mechanism> {
    let auth: Auth
    init(_ auth: Auth) { self.auth = auth }
    func readable() -> String { auth.step() }  // silent
}

final class SlowChannel: Channel<Slow> {
    func again() -> String { auth.step() }  // silent
}

final class FastChannel: Channel<Fast> {
    func again() -> String { auth.step() }  // silent
}

func channels(_ slow: SlowChannel, _ fast: FastChannel) async {
    print(slow.readable())  // finding: blocking-sleep
    print(fast.readable())  // silent
    print(slow.again())  // finding: blocking-sleep
    print(fast.again())  // silent
}
