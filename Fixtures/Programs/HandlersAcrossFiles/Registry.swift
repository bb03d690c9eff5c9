// Where a closure runs is said by a declaration in another file.
import Foundation

struct Registry {
    func onRequest(_ handler: @escaping @Sendable (Int) async -> Void) {}
    func onStart(_ action: () -> Void) { action() }
    func onThread(_ action: @escaping @Sendable () -> Void) {
        Thread.detachNewThread(action)  // silent
    }
    func onMain(_ action: @escaping @MainActor @Sendable () -> Void) {}
    func onUpdate(_ handler: @escaping MainHandler) {}
    func onReply(_ handler: @escaping AsyncHandler) {}
    func onEnd(_ handler: @escaping Completion) {}
}
