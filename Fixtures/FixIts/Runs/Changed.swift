// Variables that the call changes.
import Foundation

func fill(_ text: inout String) { text += readLine() ?? "none" }

struct Document {
    var text = ""
    mutating func load() { text = readLine() ?? "end" }
}

@main struct Program {
    static func main() async {
        var buffer = [UInt8](repeating: 0, count: 5)
        let count = read(0, &buffer, buffer.count)
        print(count, String(decoding: buffer, as: UTF8.self))
        var text = "a"
        fill(&text)
        print(text)
        var document = Document()
        document.load()
        print(document.text)
    }
}
