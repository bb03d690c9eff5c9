// Functions that their authors keep out of async code: the compiler looks only at calls written straight in an async body.
import Foundation

@available(*, noasync, message: "blocks until the device answers")
func commit() {
    device()  // silent
}

func device() {}

final class Session {
    @available(*, noasync, renamed: "flush()")
    func flushNow() {
        device()  // silent
    }

    func flush() async {}
}

func commitAll() {
    commit()  // silent
}

func holes(_ session: Session, _ numbers: [Int]) async {
    commitAll()  // finding: noasync-call
    numbers.forEach { _ in
        commit()  // finding: noasync-call
    }
    func local() {
        commit()  // silent
    }
    local()  // finding: noasync-call
    await MainActor.run {
        commit()  // finding: noasync-call
    }
    await withCheckedContinuation { continuation in
        session.flushNow()  // finding: noasync-call
        continuation.resume()
    }
    await session.flush()  // silent
}

// Here the compiler speaks itself.
func noHole() async {
    commit()  // silent
}

actor Archive {
    func save() {
        commit()  // finding: noasync-call
    }
}

@MainActor
func saveOnMain(_ session: Session) {
    session.flushNow()  // finding: noasync-call
}

func saveInSync(_ queue: DispatchQueue) async {
    queue.async { commit() }  // silent
    Thread.detachNewThread { commitAll() }  // silent
}

// What is handed to the main thread is no async context, wherever that is done.
func saveLater(_ session: Session, _ numbers: [Int]) async {
    DispatchQueue.main.async { commit() }  // silent
    DispatchQueue.main.async {
        numbers.forEach { _ in session.flushNow() }  // silent
        commitAll()  // silent
    }
    await MainActor.run { numbers.forEach { _ in commit() } }  // finding: noasync-call
}

@available(*, noasync)
func commitTwice() {
    commit()  // silent
    commit()  // silent
}

// Marked for their dependence on a thread, not because they wait.
func whichThread() -> Bool {
    Thread.current.isMainThread  // silent
}

func whichLoop() -> RunLoop {
    RunLoop.current  // silent
}

func asksWhich() async {
    _ = whichThread()  // silent
    _ = whichLoop()  // silent
    [1].forEach { _ in
        _ = Thread.isMainThread  // silent
    }
    MainActor.assumeIsolated {
        _ = Thread.current  // silent
    }
}

@available(*, deprecated, message: "noasync is the word for it")
func old() {}

func callsOld() async {
    [1].forEach { _ in old() }  // silent
}
