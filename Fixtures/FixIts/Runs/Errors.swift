// The errors are the same.
import Foundation

@main struct Program {
    static func main() async {
        let missing = URL(fileURLWithPath: "missing")
        do {
            _ = try Data(contentsOf: missing)
            print("there")
        } catch let error as CocoaError {
            print(error.code == .fileReadNoSuchFile)
        } catch {
            print("other")
        }
        print((try? Data(contentsOf: missing)) == nil)
        print((try? Data(contentsOf: missing).count) ?? -1)
    }
}
