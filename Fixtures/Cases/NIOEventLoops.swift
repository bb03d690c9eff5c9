// What an event loop runs holds up every connection on it.
import Foundation
import NIOCore
import NIOPosix

func schedule(_ loop: any EventLoop, _ url: URL) {
    loop.execute {
        sleep(1)  // finding: blocking-sleep
    }
    _ = loop.submit {
        try Data(contentsOf: url)  // finding: blocking-file-io
    }
    _ = loop.flatSubmit {
        usleep(200_000)  // finding: blocking-sleep
        return loop.makeSucceededFuture(1)
    }
    loop.scheduleTask(in: .seconds(1)) {
        sleep(1)  // finding: blocking-sleep
    }
    loop.scheduleTask(deadline: .now() + .seconds(1)) {
        print("tick")  // silent
    }
    _ = loop.scheduleRepeatedTask(initialDelay: .seconds(0), delay: .milliseconds(20)) { _ in
        sleep(1)  // finding: blocking-sleep
    }
    sleep(1)  // silent
}

func onItsGroup(_ group: MultiThreadedEventLoopGroup) {
    group.next().execute {
        sleep(1)  // finding: blocking-sleep
    }
    MultiThreadedEventLoopGroup.singleton.any().execute {
        sleep(1)  // finding: blocking-sleep
    }
}

func throughAHelper(_ loop: any EventLoop) {
    loop.execute {
        compact()  // finding: blocking-sleep
    }
}

func compact() {
    sleep(1)  // silent
}

// From async code an event loop is not a thread that may block either.
func fromAsync(_ loop: any EventLoop, _ pool: NIOThreadPool) async throws {
    loop.execute {
        sleep(1)  // finding: blocking-sleep
    }
    let future = pool.runIfActive(eventLoop: loop) {
        sleep(1)  // silent
    }
    try await future.get()  // silent
    try await loop.shutdownGracefully()  // silent
    try loop.syncShutdownGracefully()  // finding: blocking-wait
}

func atTheEnd(_ group: MultiThreadedEventLoopGroup, _ pool: NIOThreadPool) throws {
    try group.syncShutdownGracefully()  // silent
    try pool.syncShutdownGracefully()  // silent
}

func servers(_ group: any EventLoopGroup) async throws {
    _ = try await ServerBootstrap(group: group)
        .childChannelInitializer { channel in
            sleep(1)  // finding: blocking-sleep
            return channel.eventLoop.makeSucceededVoidFuture()
        }
        .bind(host: "localhost", port: 8080)  // silent
        .get()
    let address = try SocketAddress.makeAddressResolvingHost("example.org", port: 80)  // finding: blocking-dns
    let numeric = try SocketAddress(ipAddress: "127.0.0.1", port: 80)  // silent
    _ = (address, numeric)
}

struct OwnLoop {
    func execute(_ body: () -> Void) { body() }
}

func ownLoop(_ loop: OwnLoop) {
    loop.execute { sleep(1) }  // silent
}
