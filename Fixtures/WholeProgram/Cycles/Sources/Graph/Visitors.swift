// A cycle through a protocol whose witnesses are in the other module, one through closures, and one of three functions.
import Foundation

public protocol Visitor {
    func visit(_ node: Node)
    func measure(_ node: Node) -> Int
}

extension Visitor {
    public func walk(_ node: Node) {
        visit(node)  // silent
        for child in node.children { walk(child) }
    }

    public func measureAll(_ node: Node) -> Int {
        node.children.reduce(measure(node)) { $0 + measureAll($1) }
    }
}

public func walkTree(_ node: Node, _ body: (Node) -> Void) {
    body(node)
    for child in node.children { walkTree(child, body) }
}

public func first(_ depth: Int) { if depth > 0 { second(depth - 1) } }  // silent

func second(_ depth: Int) { third(depth) }  // silent

func third(_ depth: Int) {
    if depth == 1 { sleep(1) }  // silent
    first(depth - 1)
}

public func up(_ depth: Int) { if depth > 0 { down(depth - 1) } }
public func down(_ depth: Int) { if depth > 0 { up(depth - 1) } }

public var endless: Int { other }
public var other: Int { Bool.random() ? endless : 1 }
