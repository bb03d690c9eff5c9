// Whole files, read and written through Foundation and stdio.
import Foundation

func reads(_ url: URL, _ path: String) async throws {
    _ = try Data(contentsOf: url)  // finding: blocking-file-io
    _ = try Data(contentsOf: url, options: .uncached)  // finding: blocking-file-io
    _ = try Data.init(contentsOf: url)  // finding: blocking-file-io
    _ = try String(contentsOf: url, encoding: .utf8)  // finding: blocking-file-io
    _ = try String(contentsOfFile: path, encoding: .utf8)  // finding: blocking-file-io
    _ = NSDictionary(contentsOf: url)  // finding: blocking-file-io
    _ = FileManager.default.contents(atPath: path)  // finding: blocking-file-io
    let data: Data = try .init(contentsOf: url)  // finding: blocking-file-io
    _ = data
}

func writes(_ data: Data, _ text: String, _ url: URL) async throws {
    try data.write(to: url)  // finding: blocking-file-io
    try data.write(to: url, options: .atomic)  // finding: blocking-file-io
    try text.write(to: url, atomically: true, encoding: .utf8)  // finding: blocking-file-io
    try text.write(toFile: url.path, atomically: true, encoding: .utf8)  // finding: blocking-file-io
    try JSONEncoder().encode([1, 2]).write(to: url)  // finding: blocking-file-io
}

func trees(_ manager: FileManager, _ from: URL, _ to: URL) async throws {
    try manager.copyItem(at: from, to: to)  // finding: blocking-file-io
    try FileManager.default.removeItem(at: from)  // finding: blocking-file-io
}

func metadata(_ url: URL) async throws {
    _ = FileManager.default.fileExists(atPath: url.path)  // silent
    _ = FileManager.default.isReadableFile(atPath: url.path)  // silent
    _ = FileManager.default.temporaryDirectory  // silent
    _ = try url.resourceValues(forKeys: [.fileSizeKey])  // silent
    _ = url.appendingPathComponent("x").lastPathComponent  // silent
    _ = access(url.path, R_OK)  // silent
    var info = stat()
    _ = stat(url.path, &info)  // silent
}

func memory(_ bytes: [UInt8], _ url: URL) async throws {
    var data = Data(bytes)  // silent
    data.append(contentsOf: bytes)  // silent
    var text = String(decoding: bytes, as: UTF8.self)  // silent
    text.append(contentsOf: "more")  // silent
    var stream = ""
    text.write(to: &stream)  // silent
    stream.write("more")  // silent
    _ = try Data(contentsOf: url, options: .alwaysMapped)  // silent
    _ = try JSONDecoder().decode([Int].self, from: data)  // silent
    _ = InputStream(data: data)  // silent
    _ = [UInt8](data)  // silent
}

struct Page {
    var lines: [String] = []
    init() {}
    init(contentsOf other: Page) { lines = other.lines }
    func write(to other: inout Page) { other.lines = lines }
}

func pages(_ page: Page) async {
    var copy = Page(contentsOf: page)  // silent
    page.write(to: &copy)  // silent
}

func inherited(_ set: IndexSet) async {
    var all = [Int]()
    all.append(contentsOf: set)  // silent
    all.replaceSubrange(0..<1, with: set)  // silent
}

func encoded(_ url: URL) async throws {
    try "text".data(using: .utf8)!.write(to: url)  // finding: blocking-file-io
    try "text".data(using: .utf8)?.write(to: url, options: .atomic)  // finding: blocking-file-io
}

func ofUnknownType(_ url: URL, _ texts: [(name: String, text: String)]) async throws {
    for (_, text) in texts {
        try text.write(to: url, atomically: true, encoding: .utf8)  // finding: blocking-file-io
    }
}
