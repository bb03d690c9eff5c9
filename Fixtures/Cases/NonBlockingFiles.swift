// swift-system's descriptors: those that are non-blocking answer at once.
import Foundation
import SystemPackage

func opened(_ path: FilePath, _ buffer: UnsafeMutableRawBufferPointer) async throws {
    let file = try FileDescriptor.open(path, .readOnly, options: .nonBlocking)  // silent
    defer { try? file.close() }
    _ = try file.read(into: buffer)  // silent
    _ = try file.write(UnsafeRawBufferPointer(buffer))  // silent
    let other = try FileDescriptor.open(path, .readOnly, options: .create)  // silent
    _ = try other.read(into: buffer)  // finding: blocking-fd-io
    _ = try other.write(UnsafeRawBufferPointer(buffer))  // finding: blocking-fd-io
}

func made(_ file: FileDescriptor, _ other: FileDescriptor, _ buffer: UnsafeMutableRawBufferPointer) async throws {
    _ = fcntl(file.rawValue, F_SETFL, fcntl(file.rawValue, F_GETFL) | O_NONBLOCK)  // silent
    _ = try file.read(into: buffer)  // silent
    try file.writeAll([1, 2, 3])  // silent
    _ = try other.read(into: buffer)  // finding: blocking-fd-io
    try other.writeAll([1, 2, 3])  // finding: blocking-fd-io
}

func wrapped(_ descriptor: Int32, _ other: Int32, _ buffer: UnsafeMutableRawBufferPointer) async throws {
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)  // silent
    let file = FileDescriptor(rawValue: descriptor)
    _ = try file.read(into: buffer)  // silent
    _ = try FileDescriptor(rawValue: descriptor).write(UnsafeRawBufferPointer(buffer))  // silent
    _ = try FileDescriptor(rawValue: other).read(into: buffer)  // finding: blocking-fd-io
}

func standardInputAtOnce(_ buffer: UnsafeMutableRawBufferPointer) async throws {
    _ = fcntl(FileDescriptor.standardInput.rawValue, F_SETFL, O_NONBLOCK)  // silent
    _ = try FileDescriptor.standardInput.read(into: buffer)  // silent
}

// Who asks for the error of a call that would have blocked has a descriptor that gives it.
func asking(_ file: FileDescriptor, _ buffer: UnsafeMutableRawBufferPointer) async throws -> Int? {
    do {
        return try file.read(into: buffer)  // silent
    } catch let error as Errno where error == .wouldBlock {
        return nil
    }
}

func askingPatterns(_ file: FileDescriptor, _ buffer: UnsafeMutableRawBufferPointer) async throws {
    do {
        _ = try file.read(into: buffer)  // silent
    } catch Errno.wouldBlock {
    }
}

func askingNumbers(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer) async -> Int {
    let count = read(descriptor, buffer, 8)  // silent
    switch errno {
    case EAGAIN where count < 0: return 0
    default: return count
    }
}

func askingOther(_ file: FileDescriptor, _ buffer: UnsafeMutableRawBufferPointer) async throws -> Int? {
    do {
        return try file.read(into: buffer)  // finding: blocking-fd-io
    } catch let error as Errno where error == .interrupted {
        return nil
    }
}

// Through helpers: the caller has made it non-blocking, or not.
func fill(_ buffer: UnsafeMutableRawBufferPointer, from file: FileDescriptor) throws -> Int { try file.read(into: buffer) }
func fill(_ buffer: UnsafeMutableRawBufferPointer, fromRaw descriptor: Int32) throws -> Int {
    try FileDescriptor(rawValue: descriptor).read(into: buffer)
}

func filling(_ file: FileDescriptor, _ other: FileDescriptor, _ buffer: UnsafeMutableRawBufferPointer) async throws {
    _ = fcntl(file.rawValue, F_SETFL, O_NONBLOCK)  // silent
    _ = try fill(buffer, from: file)  // silent
    _ = try fill(buffer, fromRaw: file.rawValue)  // silent
    _ = try fill(buffer, from: other)  // finding: blocking-fd-io
    _ = try fill(buffer, fromRaw: other.rawValue)  // finding: blocking-fd-io
}
