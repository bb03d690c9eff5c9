// Functions that are referred to, and called by whom they were passed to.
import Foundation
import Kit

func functionReferences(_ names: [String]) async {
    _ = names.map(load)  // finding: blocking-file-io
    _ = names.map(normalize)  // silent
    _ = names.map(Document.init(loading:))  // missed alarm without index: blocking-file-io
    _ = names.map(Document.init(path:))  // silent
    _ = names.filter(Document.check)  // finding: blocking-file-io
    _ = names.filter(Document.isPlain)  // silent
    _ = apply(names, load)  // finding: blocking-file-io
    _ = apply(names, normalize)  // silent
    applyLater(names, load)  // silent
}

func methodReferences(_ document: Document, _ documents: [Document], _ names: [String]) async {
    let body = document.body
    _ = body()  // finding: blocking-file-io
    let summary = document.summary
    _ = summary()  // silent
    let never = document.body  // silent
    _ = never
    let unbound = Document.body
    _ = unbound(document)()  // finding: blocking-file-io
    let reader: (String) -> String = load
    _ = reader("a")  // finding: blocking-file-io
    let lower: (String) -> String = normalize
    _ = lower("A")  // silent
}

func keyPaths(_ document: Document, _ documents: [Document]) async {
    _ = documents.map(\.text)  // finding: blocking-file-io
    _ = documents.map(\.name)  // silent
    _ = document[keyPath: \.text]  // finding: blocking-file-io
    _ = document[keyPath: \.name]  // silent
    _ = read(document, \.text)  // finding: blocking-file-io
    _ = read(document, \.name)  // silent
    _ = documents.sorted { $0[keyPath: \.text] < $1.name }  // finding: blocking-file-io
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
    _ = names.map(slow)  // finding: blocking-file-io
    _ = names.map(quick)  // silent
    let work = { load("b") }  // silent
    _ = work()  // finding: blocking-file-io
    let idle = { load("c") }  // silent
    Thread.detachNewThread { print(idle()) }  // silent
    let alias = work
    _ = alias()  // finding: blocking-file-io
    let table = ["a": { load("a") }]  // silent
    _ = table.count  // silent
}
