// One top-level `await` makes all top-level code async, also what stands before it.
import Foundation

func settle() {
    sleep(1)  // silent
}

let text = try String(contentsOfFile: "input", encoding: .utf8)  // finding: blocking-file-io
settle()  // finding: blocking-sleep
if text.isEmpty {
    sleep(1)  // finding: blocking-sleep
}
DispatchQueue.global(qos: .utility).async {
    sleep(1)  // silent
}
await Task.yield()
sleep(1)  // finding: blocking-sleep
