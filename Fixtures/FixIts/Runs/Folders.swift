// Folders and what is in them.
import Foundation

@main struct Program {
    static func main() async throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: "folder/inner", withIntermediateDirectories: true)
        try "x".write(toFile: "folder/x", atomically: true, encoding: .utf8)
        print(try manager.contentsOfDirectory(atPath: "folder").sorted())
        try manager.copyItem(atPath: "folder", toPath: "copy")
        print(try manager.contentsOfDirectory(atPath: "copy").count, (try? manager.contentsOfDirectory(atPath: "none"))?.count ?? -1)
        try manager.removeItem(atPath: "folder")
        print(manager.contents(atPath: "folder/x") == nil)
    }
}
