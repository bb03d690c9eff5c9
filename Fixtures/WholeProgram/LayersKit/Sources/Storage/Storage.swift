// The middle layer: names of the layer below are hidden behind its own.
import Base
import Codec
import Foundation

public struct Storage {
    private let file: File
    private let codec = Codec()
    public init(path: String) { file = File(path: path) }

    public func items() throws -> [String] {
        codec.decode(String(decoding: try file.read(), as: UTF8.self))  // silent
    }

    public func cached() -> [String] { codec.decode(codec.read()) }

    public func itemsLater() async throws -> [String] {
        let storage = self
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try storage.items() })  // silent
            }
        }
    }

    public func itemsSoon() async throws -> [String] {
        try items()  // finding: blocking-file-io  // trace: Storage.items() > File.read() > Data.init(contentsOf:)
    }

    public func each(_ body: (String) -> Void) {
        for item in cached() { body(item) }
    }
}

public final class Connection: Resource {
    public override func open() {
        BlockingClock().pause(1)  // silent
    }
}

public func makeClock() -> some Clock { BlockingClock() }
public func makeFile() -> File { File(path: "file") }
