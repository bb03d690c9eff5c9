// Types of one's own that bear the names of those that give or leave a context: their bodies decide.
import Foundation

enum Planner {
    struct Task {
        init(_ body: () -> Void) {}
        static func detached(_ body: () -> Void) {}
    }

    static func plan() {
        Task { sleep(1) }  // silent
        Task.detached { sleep(1) }  // silent
        _Concurrency.Task {
            sleep(1)  // finding: blocking-sleep
        }
    }
}

enum Inline {
    struct Thread {
        static func detachNewThread(_ body: () -> Void) { body() }
    }

    struct DispatchQueue {
        func async(_ body: () -> Void) { body() }
        func sync(_ body: @escaping @Sendable () -> Void) {
            Foundation.Thread.detachNewThread(body)  // silent
        }
    }

    static func runs(_ queue: DispatchQueue) async {
        Thread.detachNewThread {
            sleep(1)  // finding: blocking-sleep
        }
        queue.async {
            usleep(40_000)  // finding: blocking-sleep
        }
        queue.sync {
            sleep(1)  // silent
        }
    }
}

struct EventLoop {
    func execute(_ body: () -> Void) {}
}

struct ChannelHandlerContext {}

struct Handler {
    func channelRead(context: ChannelHandlerContext, data: Int) {
        sleep(1)  // silent
    }
}

func loops(_ loop: EventLoop) {
    loop.execute { sleep(1) }  // silent
}

protocol View {
    associatedtype Body
    var body: Body { get }
}

struct TextView: View {
    var body: String {
        sleep(1)  // silent
        return "text"
    }
}

final class EventLoopFuture<Value> {
    let value: Value
    init(_ value: Value) { self.value = value }
    func wait() throws -> Value { value }
    func map<New>(_ transform: (Value) -> New) -> EventLoopFuture<New> { .init(transform(value)) }
}

func futures(_ future: EventLoopFuture<Int>) async throws {
    _ = try future.wait()  // silent
    _ = future.map { $0 + 1 }  // silent
}

func mapsInSync(_ future: EventLoopFuture<Int>) {
    _ = future.map { number in
        sleep(1)  // silent
        return number
    }
}

final class AsyncStream {
    init(_ build: () -> Void) {}
}

func streams() {
    _ = AsyncStream { sleep(1) }  // silent
}
