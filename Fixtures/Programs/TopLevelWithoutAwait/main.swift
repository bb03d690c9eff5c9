// Without a top-level `await` this is a plain script on a thread of its own; the tasks that it starts are tasks all the same.
import Foundation

func settle() {
    sleep(1)  // silent
}

let text = try String(contentsOfFile: "input", encoding: .utf8)  // silent
settle()  // silent
let finished = DispatchSemaphore(value: 0)
Task {
    sleep(1)  // finding: blocking-sleep
    await Task.yield()
    settle()  // finding: blocking-sleep
    finished.signal()
}
finished.wait()  // silent
while let line = readLine() {  // silent
    print(line)
}

func later() async {
    await Task.yield()
    usleep(700_000)  // finding: blocking-sleep
}
