// The same calls from threads that may block, and from sync functions that nobody calls.
import Core
import Foundation

func onAThread() async {
    Thread.detachNewThread {
        _ = countWords("a")  // silent
        _ = Table(path: "a").checksum  // silent
    }
    DispatchQueue(label: "io").async {
        var sum = Volume(size: 1)
        sum += Volume(size: 2)  // silent
        _ = Fetch()("a")  // silent
    }
}

func nobodyCalls(_ table: Table) -> Int {
    var copy = table
    copy.title = "a"  // silent
    copy.reload()  // silent
    return copy.checksum  // silent
}
