// Both modules at once: the module's name, or the arguments, tell.
import Alpha
import Beta
import Foundation

func qualified(_ first: Alpha.Reader, _ second: Beta.Reader) async {
    _ = first.read()  // finding: blocking-sleep
    _ = second.read()  // silent
    Alpha.Format.run()  // finding: blocking-sleep
    Beta.Format.run()  // silent
    _ = Alpha.Reader().read()  // finding: blocking-sleep
    _ = Beta.Reader().read()  // silent
}

func byArguments() async {
    process("a")  // finding: blocking-sleep
    process(1)  // silent
    _ = fetch("a")  // silent
    _ = fetch("a", from: "b")  // silent
    usleep(400_000)  // finding: blocking-sleep
    usleep("four ticks")  // silent
}

private func settle() {
    sleep(1)  // silent
}

func ownSettle() async {
    settle()  // finding: blocking-sleep
}

func fetch(_ name: String) -> String { name }

func ownHides() async {
    _ = fetch("a")  // silent
    _ = Alpha.fetch("a")  // finding: blocking-sleep
}

func locals(_ names: [String]) async {
    let process = { (name: String) in print(name) }
    process("a")  // silent
    func shout(_ name: String) -> String { name }
    _ = shout("a")  // silent
    _ = "a".shout()  // finding: blocking-sleep
}

struct Holder {
    func process(_ name: String) {}
    func work() { process("a") }  // silent
    func outside() { Alpha.process("a") }  // silent
}

func members(_ holder: Holder) async {
    holder.process("a")  // silent
    holder.work()  // silent
    holder.outside()  // finding: blocking-sleep
}
