// Functions that are referred to, and called by whom they were passed to.
import Foundation
import Kit

func functionReferences(_ names: [String]) async {
    _ = names.map(load)  // missed alarm: blocking-file-io
    _ = names.map(normalize)  // silent
    _ = names.map(Document.init(loading:))  // missed alarm: blocking-file-io
    _ = names.map(Document.init(path:))  // silent
    _ = names.filter(Document.check)  // missed alarm: blocking-file-io
    _ = names.filter(Document.isPlain)  // silent
    _ = apply(names, load)  // missed alarm: blocking-file-io
    _ = apply(names, normalize)  // silent
    applyLater(names, load)  // silent
}

func methodReferences(_ document: Document, _ documents: [Document], _ names: [String]) async {
    let body = document.body
    _ = body()  // missed alarm: blocking-file-io
    let summary = document.summary
    _ = summary()  // silent
    let never = document.body  // silent
    _ = never
    let unbound = Document.body
    _ = unbound(document)()  // missed alarm: blocking-file-io
    let reader: (String) -> String = load
    _ = reader("a")  // missed alarm: blocking-file-io
    let lower: (String) -> String = normalize
    _ = lower("A")  // silent
}

func keyPaths(_ document: Document, _ documents: [Document]) async {
    _ = documents.map(\.text)  // missed alarm: blocking-file-io
    _ = documents.map(\.name)  // silent
    _ = document[keyPath: \.text]  // missed alarm: blocking-file-io
    _ = document[keyPath: \.name]  // silent
    _ = read(document, \.text)  // missed alarm: blocking-file-io
    _ = read(document, \.name)  // silent
    _ = documents.sorted { $0[keyPath: \.text] < $1.name }  // missed alarm: blocking-file-io
    let path = \Document.text  // silent
    _ = path
}

func localsAndClosures(_ names: [String]) async {
    func slow(_ name: String) -> String {
        load(name)  // silent
    }
    func quick(_ name: String) -> String { normalize(name) }
    func outer() -> String { slow("a") }  // silent
    _ = outer()  // finding: blocking-file-io
    _ = quick("a")  // silent
    _ = names.map(slow)  // missed alarm: blocking-file-io
    _ = names.map(quick)  // silent
    let work = { load("b") }  // silent
    _ = work()  // finding: blocking-file-io
    let idle = { load("c") }  // silent
    Thread.detachNewThread { print(idle()) }  // silent
    let alias = work
    _ = alias()  // missed alarm: blocking-file-io
    let table = ["a": { load("a") }]  // silent
    _ = table.count  // silent
}
