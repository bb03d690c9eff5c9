// A local function is a function: what blocks in it counts where it is called.
import Foundation

func called() async {
    func breathe() {
        sleep(1)  // silent
    }
    breathe()  // finding: blocking-sleep
}

func notCalled() async {
    func breathe() {
        sleep(1)  // silent
    }
    await Task.yield()
}

func calledElsewhere(_ queue: DispatchQueue) async {
    func breathe() {
        sleep(1)  // silent
    }
    queue.async { breathe() }  // silent
}

func asyncLocal() async {
    func breathe() async {
        sleep(1)  // finding: blocking-sleep
    }
    await breathe()  // silent
}

func capturing(_ path: String) async throws -> Int {
    func contents() throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)  // silent
    }
    func count() throws -> Int {
        try contents().count  // silent
    }
    return try count()  // finding: blocking-file-io
}

func inSync() {
    func breathe() {
        sleep(1)  // silent
    }
    breathe()  // silent
    Task {
        breathe()  // finding: blocking-sleep
    }
}

func inner(_ depth: Int) async {
    func walk(_ depth: Int) {
        usleep(10_000)  // silent
        if depth > 0 { walk(depth - 1) }
    }
    walk(depth)  // finding: blocking-sleep
}

func sameName() async {
    func breathe() {}
    breathe()  // silent
}

func breathe() {
    sleep(1)  // silent
}

func shadowsOnlyInside(_ quick: Bool) async {
    if quick {
        func breathe() {}
        breathe()  // silent
    } else {
        breathe()  // finding: blocking-sleep
    }
}

func localType() async {
    struct Pauser {
        func breathe() { sleep(1) }  // silent
        func rest() {}
    }
    Pauser().rest()  // silent
    Pauser().breathe()  // finding: blocking-sleep
}
