// Into the cycles from outside: whoever can reach the blocking call has a finding, once.
import Foundation
import Graph

struct Reader: Visitor {
    func visit(_ node: Node) {
        node.load()  // silent
        if node.children.isEmpty { walk(node) }
    }

    func measure(_ node: Node) -> Int { node.count() }
}

func cycles(_ node: Node, _ leaf: Leaf) async {
    _ = isEven(4)  // finding: blocking-sleep  // trace: isEven(_:) > isOdd(_:) > usleep(_:)
    _ = isOdd(4)  // finding: blocking-sleep  // trace: isOdd(_:) > usleep(_:)
    _ = isEvenQuickly(4)  // silent
    _ = isOddQuickly(4)  // silent
    node.load()  // finding: blocking-file-io  // trace: Node.load() > Leaf.load() > String.init(contentsOfFile:encoding:)
    leaf.load()  // finding: blocking-file-io
    _ = node.count()  // silent
    first(3)  // finding: blocking-sleep  // trace: first(_:) > second(_:) > third(_:) > sleep(_:)
    up(3)  // silent
    down(3)  // silent
    _ = endless  // silent
}

func visitors(_ reader: Reader, _ node: Node) async {
    reader.visit(node)  // finding: blocking-file-io
    reader.walk(node)  // finding: blocking-file-io
    _ = reader.measure(node)  // silent
    _ = reader.measureAll(node)  // silent
    walkTree(node) { print($0.children.count) }  // silent
    walkTree(node) { $0.load() }  // finding: blocking-file-io
    walkTree(node) { _ in
        sleep(1)  // finding: blocking-sleep
    }
}

func cyclesOnThreads(_ node: Node) async {
    let depth = node.count()  // silent
    Thread.detachNewThread {
        first(depth)  // silent
        _ = isEven(depth)  // silent
    }
}

func ping(_ count: Int) async {
    if count > 0 { await pong(count - 1) }  // silent
}

func pong(_ count: Int) async {
    _ = isEven(count)  // finding: blocking-sleep
    await ping(count)  // silent
}
