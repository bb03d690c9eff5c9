// A descriptor that the same function makes non-blocking answers at once; any other may block.
import Foundation

func madeNonBlocking(_ descriptor: Int32) async -> Int {
    let flags = fcntl(descriptor, F_GETFL)  // silent
    _ = fcntl(descriptor, F_SETFL, flags | O_NONBLOCK)  // silent
    var buffer = [UInt8](repeating: 0, count: 64)
    return read(descriptor, &buffer, 64)  // silent
}

func openedNonBlocking(_ path: String) async -> Int {
    let fifo = open(path, O_RDONLY | O_NONBLOCK)  // silent
    defer { close(fifo) }
    var buffer = [UInt8](repeating: 0, count: 64)
    return read(fifo, &buffer, 64)  // silent
}

func onlyAsked(_ descriptor: Int32) async -> Int {
    let flags = fcntl(descriptor, F_GETFL)  // silent
    var buffer = [UInt8](repeating: 0, count: 64)
    return read(descriptor, &buffer, 64) + Int(flags)  // finding: blocking-fd-io
}

func anotherOne(_ first: Int32, _ second: Int32) async -> Int {
    _ = fcntl(first, F_SETFL, O_NONBLOCK)  // silent
    var buffer = [UInt8](repeating: 0, count: 64)
    return read(second, &buffer, 64)  // finding: blocking-fd-io
}

func otherFlags(_ descriptor: Int32) async -> Int {
    _ = fcntl(descriptor, F_SETFL, O_APPEND)  // silent
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)  // silent
    var buffer = [UInt8](repeating: 0, count: 64)
    return read(descriptor, &buffer, 64)  // finding: blocking-fd-io
}

func sockets(_ listener: Int32) async {
    var bytes = [UInt8](repeating: 0, count: 64)
    let accepted = accept(listener, nil, nil)  // finding: blocking-network
    _ = fcntl(accepted, F_SETFL, O_NONBLOCK)  // silent
    _ = recv(accepted, &bytes, 64, 0)  // silent
    _ = accept(listener, nil, nil)  // finding: blocking-network
    _ = recv(listener, &bytes, 64, Int32(MSG_DONTWAIT))  // silent
    _ = send(listener, bytes, 64, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))  // silent
    _ = send(listener, bytes, 64, Int32(MSG_NOSIGNAL))  // finding: blocking-network
}

func created() async -> Int {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue), 0)  // silent
    var bytes = [UInt8](repeating: 0, count: 64)
    return recv(socket, &bytes, 64, 0)  // silent
}

// A blocking descriptor never gives the error that these functions ask for.
struct Connection {
    let descriptor: Int32

    static func isRefused(_ error: Int32) -> Bool { error == EAGAIN || error == EINPROGRESS }

    func receive() async throws -> Int? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = recv(descriptor, &bytes, 64, 0)  // silent
        if count < 0, Self.isRefused(errno) { return nil }
        return count
    }

    func attempt(_ address: UnsafePointer<sockaddr>, _ length: socklen_t) throws -> Bool {
        let result = connect(descriptor, address, length)
        return result == 0 || !Self.isRefused(errno)
    }

    func open(_ address: UnsafePointer<sockaddr>, _ length: socklen_t) async throws -> Bool {
        try attempt(address, length)  // silent
    }

    /// Calls more than it compares: whether it is about this descriptor is not known.
    static func drain(_ other: Int32) -> Bool {
        var bytes = [UInt8](repeating: 0, count: 64)
        return recv(other, &bytes, 64, 0) < 0 && errno == EAGAIN
    }

    func receiveBehind(_ other: Int32) async -> Int {
        var bytes = [UInt8](repeating: 0, count: 64)
        while !Self.drain(other) {}  // silent
        return recv(descriptor, &bytes, 64, 0)  // finding: blocking-network
    }
}

// Objects that stand for a descriptor.
func handles(_ pipe: Pipe, _ descriptor: Int32, _ blocking: Int32) async throws {
    let handle = pipe.fileHandleForReading
    _ = fcntl(handle.fileDescriptor, F_SETFL, O_NONBLOCK)  // silent
    _ = handle.availableData  // silent
    _ = try handle.read(upToCount: 8)  // silent
    _ = pipe.fileHandleForReading.availableData  // finding: blocking-fd-io
    try pipe.fileHandleForWriting.write(contentsOf: Data())  // finding: blocking-fd-io
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)  // silent
    let made = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    _ = try made.readToEnd()  // silent
    made.write(Data())  // silent
    _ = try FileHandle(fileDescriptor: blocking).readToEnd()  // finding: blocking-fd-io
}

func standardInput() async {
    _ = FileHandle.standardInput.availableData  // finding: blocking-stdin
}

func standardInputAtOnce() async {
    _ = fcntl(FileHandle.standardInput.fileDescriptor, F_SETFL, O_NONBLOCK)  // silent
    _ = FileHandle.standardInput.availableData  // silent
}

// A socket that is accepted does not inherit the flag of the one that listens.
func accepting(_ listener: Int32) async throws {
    _ = fcntl(listener, F_SETFL, O_NONBLOCK)  // silent
    let client = FileHandle(fileDescriptor: accept(listener, nil, nil))  // silent
    _ = try client.readToEnd()  // finding: blocking-fd-io
}

// The caller's descriptor, through a helper.
func drain(_ handle: FileHandle) -> Data { handle.availableData }

func drained(_ handle: FileHandle, _ other: FileHandle) async {
    _ = fcntl(handle.fileDescriptor, F_SETFL, O_NONBLOCK)  // silent
    _ = drain(handle)  // silent
    _ = drain(other)  // finding: blocking-fd-io
}
