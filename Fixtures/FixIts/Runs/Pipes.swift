// Descriptors of a pipe.
import Foundation

@main struct Program {
    static func main() async {
        var ends: [Int32] = [0, 0]
        _ = pipe(&ends)
        let text = Array("hello".utf8)
        let written = write(ends[1], text, text.count)
        close(ends[1])
        var buffer = [UInt8](repeating: 0, count: 16)
        let count = read(ends[0], &buffer, buffer.count)
        print(written, count, String(decoding: buffer.prefix(max(count, 0)), as: UTF8.self))
        print(read(ends[0], &buffer, buffer.count), read(-1, &buffer, 1) == -1 ? errno == EBADF : false)
    }
}
