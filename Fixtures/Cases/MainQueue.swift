// The main queue is the main actor's thread, whichever API puts work there.
import Foundation

func asksMain(_ group: DispatchGroup, _ process: Process) {
    let main = DispatchQueue.main
    main.async {
        sleep(1)  // finding: blocking-sleep
    }
    OperationQueue.main.addOperation {
        process.waitUntilExit()  // finding: blocking-process
    }
    group.notify(queue: .main) {
        sleep(1)  // missed alarm: blocking-sleep
    }
    group.notify(queue: DispatchQueue(label: "other")) {
        sleep(1)  // silent
    }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.setEventHandler {
        usleep(200_000)  // missed alarm: blocking-sleep
    }
    timer.resume()  // silent
    DispatchQueue.main.async { print("quick") }  // silent
    DispatchQueue.main.asyncAfter(deadline: .now() + 3) { print("later") }  // silent
}

func defaultQueues(_ url: URL) async {
    DispatchQueue.global().async {
        _ = try? Data(contentsOf: url)  // silent
    }
    DispatchQueue(label: "concurrent", attributes: .concurrent).async {
        sleep(1)  // silent
    }
    OperationQueue().addBarrierBlock {
        sleep(1)  // silent
    }
}

func otherThreads(_ descriptor: Int32, _ pipe: Pipe) async {
    let channel = DispatchIO(type: .stream, fileDescriptor: descriptor, queue: DispatchQueue(label: "io")) { _ in
        sleep(1)  // silent
    }
    channel.read(offset: 0, length: 10, queue: DispatchQueue(label: "io")) { _, _, _ in
        sleep(1)  // silent
    }
    channel.close()  // silent
    pipe.fileHandleForWriting.writeabilityHandler = { handle in
        handle.write(Data([1]))  // silent
    }
    var thread = pthread_t()
    pthread_create(&thread, nil, { _ in
        sleep(1)  // silent
        return nil
    }, nil)
}
