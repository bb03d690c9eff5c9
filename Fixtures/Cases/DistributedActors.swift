// A distributed actor is an actor: its sync methods are isolated.
import Distributed
import Foundation

distributed actor Greeter {
    typealias ActorSystem = LocalTestingDistributedActorSystem

    distributed func greet(_ name: String) -> String {
        sleep(1)  // finding: blocking-sleep
        return "hello \(name)"
    }

    func local() {
        usleep(30_000)  // finding: blocking-sleep
    }

    nonisolated func name() -> String {
        sleep(1)  // silent
        return "greeter"
    }

    static func plain() {
        sleep(1)  // silent
    }
}

func greets(_ greeter: Greeter) async throws {
    _ = try await greeter.greet("world")  // silent
    _ = greeter.name()  // finding: blocking-sleep
}
