import Foundation

func loadTemplate(_ name: String) throws -> String {
    try String(contentsOfFile: name + ".html", encoding: .utf8)  // silent
}

func drain(_ seconds: UInt32) {
    sleep(seconds)  // silent
}

struct Configuration {
    var name = ""
    var grace: UInt32 { 3 }

    init(path: String) throws {
        name = try String(contentsOfFile: path, encoding: .utf8)  // silent
    }
}
