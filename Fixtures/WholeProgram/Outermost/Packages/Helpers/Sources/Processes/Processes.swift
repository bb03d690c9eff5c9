// Processes, over files of the other target.
import Files
import Foundation

public enum Shell {
    public static func run(_ command: String) -> Int32 {
        let process = start(command)
        process.waitUntilExit()  // silent
        return process.terminationStatus
    }

    static func start(_ command: String) -> Process {
        let process = Process()
        process.arguments = [command]
        return process
    }

    public static func runScript(_ path: String) throws -> Int32 {
        run(try contents(path))  // silent
    }

    public static func prepare(_ command: String) -> String { command }
}
