// Descriptors, pipes, standard input.
import Foundation

func reads(_ descriptor: Int32, _ pipe: Pipe) async throws -> Int {
    var buffer = [UInt8](repeating: 0, count: 64)
    let count = read(descriptor, &buffer, buffer.count)
    guard count >= 0 else { return Int(errno) }
    let written = write(descriptor, buffer, count)
    let received = recv(descriptor, &buffer, 64, 0)
    let sent = send(descriptor, buffer, 64, 0)
    let all = pipe.fileHandleForReading.readDataToEndOfFile()
    let some = pipe.fileHandleForReading.availableData
    let part = try pipe.fileHandleForReading.read(upToCount: 3)
    try pipe.fileHandleForWriting.write(contentsOf: Data([1]))
    let input = FileHandle.standardInput.readDataToEndOfFile()
    while let line = readLine(strippingNewline: false) { print(line) }
    return written + received + sent + all.count + some.count + (part?.count ?? 0) + input.count
}

func sockets(_ descriptor: Int32) async -> Int32 {
    var address = sockaddr()
    var length = socklen_t(MemoryLayout<sockaddr>.size)
    let peer = accept(descriptor, &address, &length)
    let other = accept(descriptor, nil, nil)
    let status = connect(descriptor, &address, length)
    var descriptors = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    let ready = poll(&descriptors, 1, -1)
    return peer + other + status + ready
}
