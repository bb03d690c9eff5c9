import Base
import Foundation
import Middle

func makeDisk() -> Disk { openDisk() }
func makeCabinet() -> Cabinet { Cabinet() }

extension Cabinet {
    func open() {}

    func shut() {
        Disk.probe()  // silent
    }
}

func nested(_ cache: Session.Cache, _ other: Store.Cache, _ cabinet: Cabinet) async {
    cache.load()  // finding: blocking-sleep
    other.load()  // silent
    Session.Cache().load()  // finding: blocking-sleep
    Store.Cache().load()  // silent
    cabinet.shut()  // finding: blocking-sleep
}

func constrained(_ disks: [Disk], _ numbers: [Int], _ disk: Disk?) async {
    _ = disks.total()  // missed alarm without index: blocking-sleep
    _ = numbers.total()  // silent
    _ = allDisks().total()  // missed alarm without index: blocking-sleep
    _ = [1, 2].total()  // silent
    _ = disk.readOrNothing()  // missed alarm without index: blocking-sleep
}

protocol Readable {
    func read() -> String
}

struct Paper: Readable {
    func read() -> String { "" }
}

/// The generic parameter hides the type of that name.
func generic<Disk: Readable>(_ disk: Disk) async -> String {
    disk.read()  // silent
}

func parameters(openDisk: () -> Paper, sleep: (Int) -> Void, names: [String]) async {
    _ = openDisk().read()  // silent
    sleep(3)  // silent
    let system = { (command: String) in print(command) }
    system("ls")  // silent
    for sleep in names { print(sleep) }  // silent
}

struct Request {
    var sleep = 3
    func system(_ command: String) -> Int32 { 0 }
    func run() -> Int32 { system("ls") }  // silent
    func pause() { Glibc.sleep(1) }  // silent
}

func requests(_ own: Request, _ other: Middle.Request) async {
    _ = own.run()  // silent
    _ = own.sleep  // silent
    own.pause()  // finding: blocking-sleep
    _ = other.sleep  // silent
    other.wait()  // silent
    _ = other.system("ls")  // silent
}

enum Inner {
    struct Disk {
        func read() -> String { "" }
    }

    static func uses(_ disk: Disk, _ outer: Base.Disk) async {
        _ = disk.read()  // silent
        _ = outer.read()  // finding: blocking-sleep
    }

    static func probe() {}
}

extension Inner {
    static func again(_ disk: Disk) async {
        _ = disk.read()  // silent
        probe()  // silent
        Base.Disk.probe()  // finding: blocking-sleep
    }
}

func mixed(_ inner: Inner.Disk, _ disk: Disk) async {
    _ = inner.read()  // silent
    _ = disk.read()  // finding: blocking-sleep
    let disk = Paper()
    _ = disk.read()  // silent
    do {
        let disk = makeDisk()
        _ = disk.read()  // finding: blocking-sleep
    }
    _ = disk.read()  // silent
    if let disk = Optional(makeDisk()) { _ = disk.read() }  // finding: blocking-sleep
}
