// What a pattern takes out of a value has a type: the payload of a case, a part of a tuple, the value of an optional, a cast.
import Foundation

struct Disk {
    func read() -> String {
        sleep(1)  // silent
        return ""
    }
}

struct Cache {
    func read() -> String { "" }
}

enum Part {
    case disk(Disk)
    case cache(Cache)
    case both(first: Disk, second: Cache)
    case nested(Inner)
    case empty

    enum Inner {
        case disk(Disk?)
        case cache(Cache?)
    }

    func read() -> String {
        switch self {
        case .disk(let disk): return disk.read()  // silent
        case .cache(let cache): return cache.read()  // silent
        default: return ""
        }
    }

    func readCache() -> String {
        if case .cache(let cache) = self { return cache.read() }  // silent
        return ""
    }
}

func switches(_ part: Part) async {
    switch part {
    case .disk(let disk): print(disk.read())  // finding: blocking-sleep
    case .cache(let cache): print(cache.read())  // silent
    case let .both(first, second):
        print(first.read())  // finding: blocking-sleep
        print(second.read())  // silent
    case .nested(.disk(let disk?)): print(disk.read())  // finding: blocking-sleep
    case .nested(.cache(let cache?)): print(cache.read())  // silent
    case .nested(.disk(.none)), .nested(.cache(.none)), .empty: break
    }
    print(part.read())  // finding: blocking-sleep
    print(part.readCache())  // silent
}

func labels(_ part: Part) async {
    switch part {
    case .both(first: let one, second: let other) where other.read().isEmpty:  // silent
        print(one.read())  // finding: blocking-sleep
    case .both(first: _, second: let other): print(other.read())  // silent
    case Part.nested(Part.Inner.disk(.some(let inner))): print(inner.read())  // finding: blocking-sleep
    case Part.nested(Part.Inner.cache(.some(let inner))): print(inner.read())  // silent
    case .disk(var disk):
        disk = Disk()
        print(disk.read())  // finding: blocking-sleep
    default: break
    }
}

func conditions(_ part: Part, _ optional: Part?) async {
    if case .disk(let found) = part { print(found.read()) }  // finding: blocking-sleep
    if case .cache(let found) = part { print(found.read()) }  // silent
    if case .disk(let found)? = optional { print(found.read()) }  // finding: blocking-sleep
    if case .cache(let found)? = optional { print(found.read()) }  // silent
    if case let .some(.disk(found)) = optional { print(found.read()) }  // finding: blocking-sleep
    if case let .some(.cache(found)) = optional { print(found.read()) }  // silent
    guard case .both(let disk, let cache) = part else { return }
    print(disk.read())  // finding: blocking-sleep
    print(cache.read())  // silent
}

func loops(_ parts: [Part], _ optionals: [Part?], _ disks: [Disk?], _ pairs: [(Disk, Cache)]) async {
    for case .disk(let disk) in parts { print(disk.read()) }  // finding: blocking-sleep
    for case .cache(let cache) in parts { print(cache.read()) }  // silent
    for case let .both(disk, cache)? in optionals {
        print(disk.read())  // finding: blocking-sleep
        print(cache.read())  // silent
    }
    for case let disk? in disks { print(disk.read()) }  // finding: blocking-sleep
    for (disk, cache) in pairs {
        print(disk.read())  // finding: blocking-sleep
        print(cache.read())  // silent
    }
}

func tuples(_ part: Part, _ other: Part, _ disk: Disk?, _ cache: Cache?) async {
    switch (part, other) {
    case (.disk(let one), .cache(let two)):
        print(one.read())  // finding: blocking-sleep
        print(two.read())  // silent
    case let (.cache(one), .disk(two)):
        print(one.read())  // silent
        print(two.read())  // finding: blocking-sleep
    default: break
    }
    switch (disk, cache) {
    case (let one?, nil): print(one.read())  // finding: blocking-sleep
    case (nil, let two?): print(two.read())  // silent
    default: break
    }
}

func casts(_ value: Any) async {
    switch value {
    case let disk as Disk: print(disk.read())  // finding: blocking-sleep
    case let cache as Cache: print(cache.read())  // silent
    default: break
    }
    if case let disk as Disk = value { print(disk.read()) }  // finding: blocking-sleep
    if case let cache as Cache = value { print(cache.read()) }  // silent
}

struct DiskError: Error {
    var disk: Disk
    func explain() -> String { disk.read() }  // silent
}

struct CacheError: Error {
    func explain() -> String { "" }
}

enum PartError: Error {
    case disk(Disk)
    case cache(Cache)
}

func check() throws {}

func errors() async {
    do { try check() } catch let error as DiskError {
        print(error.explain())  // finding: blocking-sleep
    } catch let error as CacheError {
        print(error.explain())  // silent
    } catch PartError.disk(let disk) {
        print(disk.read())  // finding: blocking-sleep
    } catch PartError.cache(let cache) {
        print(cache.read())  // silent
    } catch {}
}

struct Connection {
    enum State {
        case idle
        case open(Disk)
        case closing(Cache)
        case callback(() -> Void)
    }

    var state = State.idle

    mutating func close() {
        switch self.state {
        case .open(let disk):
            print(disk.read())  // silent
            state = .idle
        default: break
        }
    }

    mutating func finish() {
        switch state {
        case .closing(let cache): print(cache.read())  // silent
        case .callback(let run): run()  // silent
        case .idle, .open: state = .idle
        }
    }
}

func machines(_ connection: inout Connection) async {
    connection.close()  // finding: blocking-sleep
    connection.finish()  // silent
}

func shadowed(_ part: Part, _ disk: Disk) async {
    if case .cache(let disk) = part { print(disk.read()) }  // silent
    guard case .cache(let cache) = part, case .both(_, let other) = part else { return print(disk.read()) }  // finding: blocking-sleep
    print(cache.read(), other.read())  // silent
}

func results(_ result: Result<Disk, DiskError>, _ other: Result<Cache, CacheError>) async {
    switch result {
    case .success(let disk): print(disk.read())  // missed alarm: blocking-sleep
    case .failure(let error): print(error.explain())  // missed alarm: blocking-sleep
    }
    switch other {
    case .success(let cache): print(cache.read())  // silent
    case .failure(let error): print(error.explain())  // silent
    }
}
