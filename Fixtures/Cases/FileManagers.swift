// Metadata is cheap and not reported; contents and whole trees are not cheap.
import Foundation

func cheap(_ manager: FileManager, _ url: URL) async throws {
    try manager.createDirectory(at: url, withIntermediateDirectories: true)  // silent
    _ = try manager.contentsOfDirectory(atPath: url.path)  // silent
    _ = try manager.attributesOfItem(atPath: url.path)  // silent
    try manager.moveItem(at: url, to: url.appendingPathExtension("old"))  // silent
    _ = manager.isExecutableFile(atPath: url.path)  // silent
    _ = url.standardizedFileURL  // silent
    _ = Bundle.main.bundlePath  // silent
    _ = manager.currentDirectoryPath  // silent
    let handle = try FileHandle(forReadingFrom: url)  // silent
    try handle.close()  // silent
}

func dear(_ manager: FileManager, _ url: URL) async throws {
    try manager.removeItem(atPath: url.path)  // finding: blocking-file-io
    try manager.copyItem(atPath: url.path, toPath: "copy")  // finding: blocking-file-io
    _ = manager.subpaths(atPath: url.path)  // finding: blocking-file-io
    let handle = try FileHandle(forWritingTo: url)  // silent
    try handle.synchronize()  // finding: blocking-file-io
    _ = try FileHandle(forReadingFrom: url).readToEnd()  // finding: blocking-fd-io
}

func streams(_ url: URL, _ data: Data) async {
    var buffer = [UInt8](repeating: 0, count: 64)
    let file = InputStream(url: url)!  // silent
    file.open()  // silent
    _ = file.read(&buffer, maxLength: 64)  // finding: blocking-fd-io
    let memory = InputStream(data: data)  // silent
    _ = memory.read(&buffer, maxLength: 64)  // silent
    let output = OutputStream.toMemory()  // silent
    _ = output.write(buffer, maxLength: 64)  // silent
}

struct Workspace {
    let manager = FileManager.default
    let root: URL

    func clean() throws {
        try manager.removeItem(at: root)  // silent
    }

    var isClean: Bool {
        !manager.fileExists(atPath: root.path)  // silent
    }
}

func cleans(_ workspace: Workspace) async throws {
    if !workspace.isClean {  // silent
        try workspace.clean()  // finding: blocking-file-io
    }
}

struct Archive {
    func copyItem(at from: Int, to: Int) {}
    func removeItem(at index: Int) {}
    func contents(atPath path: String) -> Data? { nil }
}

func archives(_ archive: Archive) async {
    archive.copyItem(at: 1, to: 2)  // silent
    archive.removeItem(at: 1)  // silent
    _ = archive.contents(atPath: "a")  // silent
}
