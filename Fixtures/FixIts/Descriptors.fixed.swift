// Descriptors, pipes, standard input.
import Foundation
import UnblockRuntime
import UnblockFoundation

func reads(_ descriptor: Int32, _ pipe: Pipe) async throws -> Int {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = await Unblocked.read(descriptor, &buffer, buffer.count)
    guard count >= 0 else { return Int(errno) }
    let written = await Unblocked.write(descriptor, buffer, count)
    let received = await Unblocked.recv(descriptor, &buffer, 64, 0)
    let sent = await Unblocked.send(descriptor, buffer, 64, 0)
    let all = await pipe.fileHandleForReading.unblocked.readDataToEndOfFile()
    let some = await pipe.fileHandleForReading.unblocked.availableData
    let part = try await pipe.fileHandleForReading.unblocked.read(upToCount: 3)
    try await pipe.fileHandleForWriting.unblocked.write(contentsOf: Data([1]))
    let input = await FileHandle.standardInput.unblocked.readDataToEndOfFile()
    while let line = (await offload { readLine(strippingNewline: false) }) { print(line) }
    return written + received + sent + all.count + some.count + (part?.count ?? 0) + input.count
}

func sockets(_ descriptor: Int32) async -> Int32 {
    var address = sockaddr()
    var length = socklen_t(MemoryLayout<sockaddr>.size)
    let peer = await Unblocked.accept(descriptor, &address, &length)
    let other = await Unblocked.accept(descriptor, nil, nil)
    let status = await Unblocked.connect(descriptor, &address, length)
    var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    let ready = await Unblocked.poll(&descriptors, 1, -1)
    return peer + other + status + ready
}
