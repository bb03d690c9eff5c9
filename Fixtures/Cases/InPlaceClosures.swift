// A closure that its callee runs before it returns stands where the call stands.
import Foundation
import Synchronization

func sequences(_ urls: [URL]) async throws -> Int {
    urls.forEach { _ in
        sleep(1)  // finding: blocking-sleep
    }
    let sizes = try urls.map { try Data(contentsOf: $0).count }  // finding: blocking-file-io
    let texts = urls.compactMap { try? String(contentsOf: $0, encoding: .utf8) }  // finding: blocking-file-io
    let readable = urls.filter { url in !url.path.isEmpty }  // silent
    let sorted = readable.sorted { $0.path < $1.path }  // silent
    return sizes.reduce(0) { total, size in
        usleep(20_000)  // finding: blocking-sleep
        return total + size
    } + texts.count + sorted.count
}

func sync(_ urls: [URL]) throws -> [Data] {
    try urls.map { try Data(contentsOf: $0) }  // silent
}

let cache = Mutex<[String: Int]>([:])

func underLocks(_ lock: NSLock, _ key: String) async -> Int {
    let known = cache.withLock { $0[key] }  // silent
    if let known { return known }
    return lock.withLock {
        sleep(1)  // finding: blocking-sleep
        return 1
    }
}

func bytes(_ descriptor: Int32) async -> Int {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let sum = buffer.withUnsafeBufferPointer { $0.reduce(0) { $0 + Int($1) } }  // silent
    return buffer.withUnsafeMutableBytes { raw in
        read(descriptor, raw.baseAddress, raw.count)  // finding: blocking-fd-io
    } + sum
}

func optionals(_ path: String?) async -> String? {
    path.flatMap { try? String(contentsOfFile: $0, encoding: .utf8) }  // finding: blocking-file-io
}

func nested(_ groups: [[URL]]) async {
    groups.forEach { group in
        group.forEach { _ in
            usleep(10_000)  // finding: blocking-sleep
        }
    }
}

func immediately() async -> Int {
    let value: Int = {
        sleep(1)  // finding: blocking-sleep
        return 1
    }()
    return value
}

func lazily(_ urls: [URL]) async {
    let later = urls.map { url in { try Data(contentsOf: url) } }  // silent
    _ = later.count
}
