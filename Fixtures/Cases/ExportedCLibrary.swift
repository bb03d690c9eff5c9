// NIOPosix exports the C library again: a file that imports nothing else can call it.
import NIOPosix

func wait() async {
    sleep(1)  // finding: blocking-sleep
    usleep(250_000)  // finding: blocking-sleep
    _ = read(0, nil, 0)  // finding: blocking-stdin
    sleep(0)  // silent
}

struct Napper {
    func sleep(_ seconds: UInt32) {}
    func nap() async { sleep(1) }  // silent
}
