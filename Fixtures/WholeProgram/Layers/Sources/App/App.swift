import Codec
import Domain
import Foundation
import Storage
import Views

func direct(_ storage: Storage, _ codec: Codec) async throws {
    _ = try storage.items()  // finding: blocking-file-io
    _ = storage.cached()  // silent
    _ = try await storage.itemsLater()  // silent
    _ = try await storage.itemsSoon()  // silent
    _ = try storage.first()  // finding: blocking-file-io
    _ = codec.read()  // silent
    storage.each { print($0) }  // silent
    storage.each { _ in
        sleep(1)  // finding: blocking-sleep
    }
}

func twoLayersDown() async throws {
    makeClock().pause(1)  // finding: blocking-sleep
    _ = makeClock().now  // silent
    _ = try makeFile().read()  // finding: blocking-file-io
    _ = makeFile().name  // silent
    Connection().use()  // finding: blocking-sleep
}

func throughTheDomain(_ library: Library, _ list: List) async {
    _ = library.titles()  // finding: blocking-file-io
    _ = library.known()  // silent
    library.connect()  // finding: blocking-sleep
    await list.reload()  // silent
}

func onThreads(_ library: Library) {
    Thread.detachNewThread {
        library.connect()  // silent
        _ = library.titles()  // silent
    }
    _ = library.titles()  // silent
}
