// Variables that the call changes.
import Foundation
import UnblockRuntime
import UnblockFoundation

func fill(_ text: inout String, from path: String) { text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
func fill(_ object: Holder) { object.text = (try? String(contentsOfFile: object.text, encoding: .utf8)) ?? "" }

final class Holder { var text = "" }

struct Document {
    var text = ""
    mutating func load(path: String) { text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }
    mutating func reload() async { await offload { load(path: text) } }
    func save() throws { try text.write(toFile: text, atomically: true, encoding: .utf8) }
    func saved() async throws { try await offload { try save() } }
}

func locals(path: String, descriptor: Int32) async -> Int {
    var text = ""
    await offload { fill(&text, from: path) }
    var document = Document()
    await offload { document.load(path: path) }
    await offload { fill(&document.text, from: path) }
    var status: Int32 = 0
    await Unblocked.waitpid(1, &status, 0)
    var buffer = [UInt8](repeating: 0, count: 16)
    let count = await Unblocked.read(descriptor, &buffer, buffer.count)
    let written = await Unblocked.write(descriptor, buffer, count)
    let held = Holder()
    await offloadNonisolated { _ = fill(held) }
    return text.count + document.text.count + Int(status) + written + held.text.count
}

func parameters(_ text: inout String, _ document: inout Document, _ buffer: inout [UInt8], path: String) async {
    await offloadNonisolated { _ = fill(&text, from: path) }
    await offload { document.load(path: path) }
    _ = await Unblocked.read(0, &buffer, buffer.count)
    _ = await FileManager.default.unblocked.contents(atPath: text)
}

func captured(path: String) async -> String {
    var text = ""
    await offload { fill(&text, from: path) }
    let show = { print(text) }
    await offload { fill(&text, from: path) }
    show()
    return text
}

func pointers(_ pointer: UnsafeMutableRawPointer, _ buffer: UnsafeMutableRawBufferPointer, descriptor: Int32) async -> Int {
    let count = await Unblocked.read(descriptor, pointer, 16)
    let more = await Unblocked.read(descriptor, buffer.baseAddress, buffer.count)
    let local = UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 8)
    defer { local.deallocate() }
    let last = await Unblocked.read(descriptor, local, 16)
    return count + more + last
}

func bytes(descriptor: Int32) async -> Int {
    var chunk = [UInt8](repeating: 0, count: 16)
    let count = await offloadWithErrno { chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) } }
    let data = Data(chunk)
    let written = await offloadWithErrno { data.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) } }
    return count + written
}
