// Helpers of a server: some wait for futures, some read files, some only hand futures on.
import Foundation
import NIOCore

public struct Storage {
    public let folder: URL
    public init(folder: URL) { self.folder = folder }

    public func load(_ name: String) throws -> Data {
        try Data(contentsOf: folder.appendingPathComponent(name))  // silent
    }

    public func exists(_ name: String) -> Bool { !name.isEmpty }

    public func later(_ loop: any EventLoop) -> EventLoopFuture<Int> {
        loop.submit { 1 }  // silent
    }

    public func now(_ loop: any EventLoop) throws -> Int {
        try later(loop).wait()  // silent
    }
}

public func value<T>(of future: EventLoopFuture<T>) throws -> T {
    try future.wait()  // silent
}

public func wrapped<T: Sendable>(_ future: EventLoopFuture<T>) -> EventLoopFuture<T?> {
    future.map { $0 }  // silent
}

/// Runs the body on the loop.
public func onLoop(_ loop: any EventLoop, _ body: @escaping @Sendable () -> Void) {
    loop.execute { body() }
}
