// An async `main` runs on the main actor, and the helpers of another file count where they are called.
import Foundation

@main
struct Tool {
    static func main() async throws {
        let manifest = try Manifest(path: "manifest")  // finding: blocking-file-io
        print(manifest.name)  // silent
        print(manifest.checksum)  // finding: blocking-sleep
        try manifest.save()  // finding: blocking-file-io
        Manifest.announce()  // silent
    }
}
