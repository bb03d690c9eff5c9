// The type of the receiver decides, however it came about.
import Foundation
import Model

func factories() async throws {
    let disk = makeDisk()
    _ = disk.read()  // finding: blocking-sleep
    let cache = makeCache()
    _ = cache.read()  // silent
    _ = makeDisk().text  // finding: blocking-sleep
    _ = makeCache().text  // silent
    _ = findDisk()?.read()  // finding: blocking-sleep
    _ = try findCache()?.read()  // silent
    let both = makeBoth()
    _ = both.disk.read()  // missed alarm without index: blocking-sleep
    _ = both.cache.read()  // silent
    let (one, other) = makeBoth()
    _ = one.read()  // finding: blocking-sleep
    _ = other.read()  // silent
    _ = pick("a").read()  // finding: blocking-sleep
    _ = pick(1).read()  // silent
}

func chains(_ system: System) async {
    _ = system.disk.opened().opened().read()  // finding: blocking-sleep
    _ = system.cache.opened().read()  // silent
    _ = system.disk.cache.read()  // silent
    _ = system.cache.disk.read()  // finding: blocking-sleep
    _ = system.backup?.backup?.disk.text  // finding: blocking-sleep
    _ = system.backup?.cache.text  // silent
    _ = System.shared.disk.read()  // finding: blocking-sleep
    _ = System.shared.cache.read()  // silent
    _ = system["a"].read()  // finding: blocking-sleep
    _ = system[1].read()  // silent
    _ = system.disks[0].read()  // finding: blocking-sleep
    _ = system.disks.first?.cache.read()  // silent
    let main: Disk = .main
    _ = main.read()  // finding: blocking-sleep
    let other: Cache = .main
    _ = other.read()  // silent
}

func collections() async {
    for disk in allDisks() { _ = disk.read() }  // finding: blocking-sleep
    for (_, cache) in allCaches() { _ = cache.read() }  // silent
    _ = allDisks().map { $0.read() }  // finding: blocking-sleep
    _ = allCaches().values.map { $0.read() }  // silent
    _ = allDisks().first { $0.text.isEmpty }  // finding: blocking-sleep
    _ = allDisks().map(\.cache).map { $0.read() }  // silent
    _ = allDisks().last?.read()  // finding: blocking-sleep
    _ = allCaches()["a"]?.read()  // silent
    let sorted = allDisks().filter { _ in true }.reversed()
    for disk in sorted { print(disk.read()) }  // finding: blocking-sleep
}

func casts(_ value: Any, _ device: Device) async {
    if let disk = value as? Disk { _ = disk.read() }  // finding: blocking-sleep
    if let cache = value as? Cache { _ = cache.read() }  // silent
    _ = (value as! Disk).text  // finding: blocking-sleep
    _ = (value as! Cache).text  // silent
    (device as? Tape)?.rewind()  // finding: blocking-sleep
    (device as? Chip)?.rewind()  // silent
    guard let tape = device as? Tape else { return }
    tape.rewind()  // finding: blocking-sleep
    _ = tape.read()  // silent
}

func patterns(_ system: System) async {
    switch system.part {
    case .disk(let disk): print(disk.read())  // finding: blocking-sleep
    case .cache(let cache): print(cache.read())  // silent
    }
    if case .disk(let found) = system.part { print(found.text) }  // finding: blocking-sleep
    if case .cache(let found) = system.part { print(found.text) }  // silent
}

func generics(_ box: Box<Disk>, _ other: Box<Cache>) async {
    _ = box.content.read()  // finding: blocking-sleep
    _ = other.content.read()  // silent
    _ = box.map { $0.cache }.content.read()  // silent
    _ = other.map { $0.disk }.content.read()  // missed alarm without index: blocking-sleep
    _ = identity(makeDisk()).read()  // finding: blocking-sleep
    _ = identity(makeCache()).read()  // silent
    _ = first(of: allDisks(), or: makeDisk()).read()  // finding: blocking-sleep
    _ = Box(makeCache()).content.read()  // silent
    _ = Box(makeDisk()).content.read()  // finding: blocking-sleep
}

struct Station {
    let disk = makeDisk()
    let cache: Cache
    var current: Disk { disk }

    func text() -> String { disk.read() }  // silent
    func quick() -> String { cache.read() }  // silent
    func both() -> String { self.quick() + self.current.cache.text }  // silent
}

func stations(_ station: Station, _ optional: Station?) async {
    _ = station.text()  // finding: blocking-sleep
    _ = station.quick()  // silent
    _ = station.both()  // silent
    _ = station.current.read()  // finding: blocking-sleep
    _ = (optional ?? station).text()  // finding: blocking-sleep
    _ = (optional?.cache ?? makeCache()).read()  // silent
    let chosen = optional == nil ? station.disk : makeDisk()
    _ = chosen.read()  // finding: blocking-sleep
    let closure = { (disk: Disk) in disk.cache }
    _ = closure(station.disk).read()  // silent
}
