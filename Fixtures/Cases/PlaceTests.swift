// Code that asks which thread it is on, and blocks on the others only.
import Foundation
import NIOCore

extension EventLoopFuture where Value == Int {
    /// Safe to call from anywhere but another loop.
    func current() throws -> Int {
        if eventLoop.inEventLoop {
            return 0
        } else {
            return try wait()  // silent
        }
    }

    func currentTheOtherWayRound() throws -> Int {
        if !eventLoop.inEventLoop { return try wait() }  // silent
        return 0
    }

    func wrong() throws -> Int {
        if eventLoop.inEventLoop {
            return try wait()  // silent
        } else {
            return 0
        }
    }

    func afterGuard() throws -> Int {
        guard !eventLoop.inEventLoop else { return 0 }
        return try wait()  // silent
    }

    func afterReturn() throws -> Int {
        if eventLoop.inEventLoop { return 0 }
        return try wait()  // silent
    }

    func afterLog() throws -> Int {
        if eventLoop.inEventLoop { print("waits") }
        return try wait()  // silent
    }

    func afterPrecondition() throws -> Int {
        precondition(!eventLoop.inEventLoop)
        return try wait()  // silent
    }

    func afterNotInEventLoop() throws -> Int {
        eventLoop.preconditionNotInEventLoop()
        return try wait()  // silent
    }

    func beforeNotInEventLoop() throws -> Int {
        let value = try wait()  // silent
        eventLoop.preconditionNotInEventLoop()
        return value
    }

    func afterInEventLoop() throws -> Int {
        eventLoop.preconditionInEventLoop()
        return try wait()  // silent
    }

    func inEither(_ isReady: Bool) throws -> Int {
        if isReady || eventLoop.inEventLoop { return 0 } else { return try wait() }  // silent
    }

    func withMore(_ isReady: Bool) throws -> Int {
        if isReady, !eventLoop.inEventLoop { return try wait() }  // silent
        return 0
    }

    func onlyOneOfTwo(_ isReady: Bool) throws -> Int {
        if isReady, eventLoop.inEventLoop { return 0 } else { return try wait() }  // silent
    }
}

func onTheLoop(_ loop: any EventLoop, _ future: EventLoopFuture<Int>) {
    loop.execute {
        _ = try? future.current()  // silent
        _ = try? future.currentTheOtherWayRound()  // silent
        _ = try? future.wrong()  // finding: blocking-wait
        _ = try? future.afterGuard()  // silent
        _ = try? future.afterReturn()  // silent
        _ = try? future.afterLog()  // finding: blocking-wait
        _ = try? future.afterPrecondition()  // silent
        _ = try? future.afterNotInEventLoop()  // silent
        _ = try? future.beforeNotInEventLoop()  // finding: blocking-wait
        _ = try? future.afterInEventLoop()  // finding: blocking-wait
        _ = try? future.withMore(true)  // silent
        _ = try? future.onlyOneOfTwo(true)  // finding: blocking-wait
        if loop.inEventLoop {
            sleep(1)  // finding: blocking-sleep
        } else {
            sleep(1)  // silent
        }
    }
}

/// A thread of the pool is none of a loop's, and is held as well.
func onThePool(_ future: EventLoopFuture<Int>) async {
    _ = try? future.current()  // finding: blocking-wait
    _ = try? future.wrong()  // silent
    _ = try? future.afterGuard()  // finding: blocking-wait
    _ = try? future.afterNotInEventLoop()  // finding: blocking-wait
    _ = try? future.afterInEventLoop()  // silent
}

struct Switch {
    var inEventLoop = true
    var isMainThread = true
}

/// Others may have properties of the name.
func lookalikes(_ own: Switch, _ loop: any EventLoop) {
    loop.execute {
        if own.inEventLoop { print("on") } else { sleep(1) }  // finding: blocking-sleep
    }
}

func onMain<Value>(_ body: () -> Value) -> Value {
    if Thread.isMainThread {
        return body()
    }
    return DispatchQueue.main.sync { body() }  // silent
}

func alwaysHops<Value>(_ body: () -> Value) -> Value {
    DispatchQueue.main.sync { body() }  // silent
}

@MainActor
func mainActor() {
    _ = onMain { 1 }  // silent
    _ = alwaysHops { 1 }  // finding: blocking-wait
    if Thread.isMainThread {
        sleep(1)  // finding: blocking-sleep
    } else {
        sleep(1)  // silent
    }
    if Switch().isMainThread { print("on") } else { sleep(1) }  // finding: blocking-sleep
}

func task() async {
    _ = onMain { 1 }  // finding: blocking-wait
    if Thread.isMainThread { return }
    sleep(1)  // finding: blocking-sleep
}
