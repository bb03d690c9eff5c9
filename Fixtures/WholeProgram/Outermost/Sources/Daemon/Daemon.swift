// An async main is off limits.
import Files
import Service

@main
struct Daemon {
    static func main() async throws {
        warmUp()  // finding: blocking-file-io
        _ = try await contentsLater("a")  // silent
        try load()  // finding: blocking-file-io  // trace: Daemon.load() > ConfigFile.init(path:) > contents(_:) > String.init(contentsOfFile:encoding:)
        try await handle(Service(), "a")  // silent
    }

    static func load() throws {
        _ = try ConfigFile(path: "daemon")  // silent
    }
}
