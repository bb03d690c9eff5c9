// Contexts within contexts: the innermost one that decides is the one that counts.
import Foundation
import NIOCore
import NIOPosix

func taskInThread() async {
    Thread.detachNewThread {
        sleep(1)  // silent
        Task {
            usleep(60_000)  // finding: blocking-sleep
            DispatchQueue(label: "inner").async {
                sleep(1)  // silent
            }
        }
    }
}

func mainFromThread(_ url: URL) {
    Thread.detachNewThread {
        let data = try? Data(contentsOf: url)  // silent
        DispatchQueue.main.async {
            print(data?.count ?? 0)  // silent
            sleep(1)  // finding: blocking-sleep
        }
    }
}

func loopFromPool(_ pool: NIOThreadPool, _ loop: any EventLoop) {
    pool.submit { _ in
        sleep(1)  // silent
        loop.execute {
            sleep(1)  // finding: blocking-sleep
        }
    }
}

func syncInAsync() async {
    DispatchQueue(label: "a").async {
        DispatchQueue(label: "b").sync {
            sleep(1)  // silent
        }
        [1, 2].forEach { _ in usleep(40_000) }  // silent
    }
    DispatchQueue(label: "b").sync {
        [1, 2].forEach { _ in
            usleep(40_000)  // finding: blocking-sleep
        }
    }
}

func deferInClosure() async {
    DispatchQueue(label: "a").async {
        defer { sleep(1) }  // silent
        print("working")
    }
    [1].forEach { _ in
        defer { usleep(30_000) }  // finding: blocking-sleep
        print("working")
    }
}

actor Counter {
    var value = 0

    func increment() {
        value += 1  // silent
        DispatchQueue(label: "log").async {
            sleep(1)  // silent
        }
        let values = [1, 2].map { number in
            usleep(20_000)  // finding: blocking-sleep
            return number
        }
        value += values.count
    }

    func reads(_ descriptor: Int32) {
        Task {
            var byte: UInt8 = 0
            value += read(descriptor, &byte, 1)  // finding: blocking-fd-io
        }
    }
}

struct Outer {
    actor Inner {
        struct Plain {
            func rest() {
                sleep(1)  // silent
            }
        }

        func rest() {
            sleep(1)  // finding: blocking-sleep
        }
    }

    func rest() {
        sleep(1)  // silent
    }
}

func rests(_ plain: Outer.Inner.Plain, _ outer: Outer) async {
    plain.rest()  // finding: blocking-sleep
    outer.rest()  // finding: blocking-sleep
}
