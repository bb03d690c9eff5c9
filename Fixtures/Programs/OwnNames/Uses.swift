import Dispatch
import Foundation

func uses(_ process: Process) async {
    sleep(10)  // silent
    _ = system("ls")  // silent
    Thread.sleep(forTimeInterval: 10)  // silent
    process.waitUntilExit()  // silent
    let semaphore = DispatchSemaphore(value: 1)
    await semaphore.wait()  // silent
    semaphore.wait(timeout: 10)  // silent
    usleep(300_000)  // finding: blocking-sleep
}

func qualified(_ process: Foundation.Process) async {
    Foundation.Thread.sleep(forTimeInterval: 10)  // finding: blocking-sleep
    process.waitUntilExit()  // finding: blocking-process
    Dispatch.DispatchSemaphore(value: 0).wait()  // finding: blocking-wait
}
