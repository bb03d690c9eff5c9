// Reading and writing descriptors: the C library's, Foundation's and swift-system's.
import Foundation
import SystemPackage

func posix(_ descriptor: Int32) async -> Int {
    var buffer = [UInt8](repeating: 0, count: 512)
    let got = read(descriptor, &buffer, buffer.count)  // finding: blocking-fd-io
    let put = write(descriptor, buffer, got)  // finding: blocking-fd-io
    var vector = iovec()
    readv(descriptor, &vector, 1)  // finding: blocking-fd-io
    writev(descriptor, &vector, 1)  // finding: blocking-fd-io
    lseek(descriptor, 0, SEEK_SET)  // silent
    close(descriptor)  // silent
    return put
}

func opens(_ path: String) async -> Int32 {
    let descriptor = open(path, O_RDONLY)  // silent
    _ = unlink(path)  // silent
    return dup(descriptor)  // silent
}

func handles(_ pipe: Pipe) async throws -> Data {
    let reading = pipe.fileHandleForReading
    _ = reading.availableData  // finding: blocking-fd-io
    _ = reading.readData(ofLength: 10)  // finding: blocking-fd-io
    _ = try reading.readToEnd()  // finding: blocking-fd-io
    _ = try reading.read(upToCount: 10)  // finding: blocking-fd-io
    try pipe.fileHandleForWriting.write(contentsOf: Data([1]))  // finding: blocking-fd-io
    _ = reading.fileDescriptor  // silent
    return pipe.fileHandleForReading.readDataToEndOfFile()  // finding: blocking-fd-io
}

func handlesWell(_ pipe: Pipe) -> AsyncStream<Data> {
    AsyncStream { continuation in
        pipe.fileHandleForReading.readabilityHandler = { handle in
            let data = handle.availableData  // silent
            if data.isEmpty { continuation.finish() } else { continuation.yield(data) }
        }
    }
}

func system(_ path: FilePath) async throws {
    let file = try FileDescriptor.open(path, .readOnly)  // silent
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { buffer.deallocate() }
    _ = try file.read(into: buffer)  // finding: blocking-fd-io
    try file.writeAll([1, 2, 3])  // finding: blocking-fd-io
    try file.close()  // silent
}

// A build server's log: the loop reads in a task, since "it is only a pipe".
func relay(_ descriptor: Int32, to sink: @escaping @Sendable ([UInt8]) -> Void) -> Task<Void, Never> {
    Task {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = chunk.withUnsafeMutableBytes {
                read(descriptor, $0.baseAddress, $0.count)  // finding: blocking-fd-io
            }
            if count <= 0 { break }
            sink(Array(chunk[..<count]))  // silent
        }
    }
}

struct LogHandle {
    func write(_ line: String) {}
    func readData(ofLength length: Int) -> Data { Data(count: length) }
    var availableData: Data { Data() }
}

func logs(_ handle: LogHandle) async {
    handle.write("started")  // silent
    _ = handle.readData(ofLength: 4)  // silent
    _ = handle.availableData  // silent
    print("started")  // silent
}
