// Members found through protocols, extensions and superclasses.
import Foundation

protocol Loading {
    func load() throws -> Data
    func cancel()
}

extension Loading {
    func cancel() {}

    func settle() {
        sleep(1)  // silent
    }
}

struct FileLoader: Loading {
    let url: URL
    func load() throws -> Data {
        try Data(contentsOf: url)  // silent
    }
}

struct MemoryLoader: Loading {
    func load() throws -> Data { Data() }
}

func concrete(_ file: FileLoader, _ memory: MemoryLoader) async throws {
    _ = try file.load()  // finding: blocking-file-io
    _ = try memory.load()  // silent
    file.cancel()  // silent
    memory.settle()  // finding: blocking-sleep
}

class Base {
    func prepare() {}
    func finish() {
        sleep(1)  // silent
    }
}

final class Derived: Base {
    override func prepare() {
        sleep(1)  // silent
    }

    override func finish() {}
}

func classes(_ derived: Derived) async {
    derived.prepare()  // finding: blocking-sleep
    derived.finish()  // silent
}

func superclass(_ base: Base) async {
    base.finish()  // finding: blocking-sleep
}

final class Eager: Base {
    override init() {
        super.init()
        finish()  // silent
    }
}

func builds() async {
    _ = Eager()  // finding: blocking-sleep
    _ = Base()  // silent
}

extension String {
    var fileContents: String? {
        try? String(contentsOfFile: self, encoding: .utf8)  // silent
    }

    func wait() {}
}

func strings(_ path: String) async {
    _ = path.fileContents  // finding: blocking-file-io
    path.wait()  // silent
}

class Machine {
    init() { warmUp() }  // silent

    init(warm: Bool) {
        guard warm else { return }
        warmUp()  // silent
    }

    func warmUp() {}
}

final class SlowMachine: Machine {
    init(heat: Int) { super.init(warm: true) }

    override func warmUp() {
        sleep(1)  // silent
    }
}

// An object that is made here is of no subclass.
func machines(_ machine: Machine) async {
    _ = Machine()  // silent
    _ = Machine(warm: true)  // silent
    _ = SlowMachine(heat: 1)  // finding: blocking-sleep
    machine.warmUp()  // finding: blocking-sleep
}
