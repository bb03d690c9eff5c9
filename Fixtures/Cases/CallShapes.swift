// The same call in every shape that the grammar allows; the finding stands where the callee's name is written.
import Foundation

struct Loader {
    var name = ""

    init() {}

    init(path: String) {
        name = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""  // silent
    }

    static func standard() -> Loader { Loader(path: "standard") }  // silent
    static func empty() -> Loader { Loader() }

    func size() -> Int {
        sleep(1)  // silent
        return name.count
    }

    func quick() -> Int { name.count }
    func with(_ name: String) -> Loader { self }

    func asyncSize() async -> Int {
        Self.standard().quick()  // finding: blocking-file-io
    }
}

func shapes(_ flag: Bool, _ maybe: Loader?) async throws -> Int {
    let implicit: Loader = .standard()  // finding: blocking-file-io
    let explicit: Loader = .init(path: "a")  // finding: blocking-file-io
    let free: Loader = .init()  // silent
    let chosen = if flag { Loader(path: "b") } else { free }  // finding: blocking-file-io
    let switched = switch flag {
    case true: free.quick()  // silent
    case false: free.size()  // finding: blocking-sleep
    }
    let forced = try! Data(contentsOf: URL(fileURLWithPath: "a"))  // finding: blocking-file-io
    let tried = try? Data(contentsOf: URL(fileURLWithPath: "a"))  // finding: blocking-file-io
    let chained = free
        .with("a")  // silent
        .with("b")
        .size()  // finding: blocking-sleep
    let conditional = flag ? free.size() : 0  // finding: blocking-sleep
    let tuple = (free.quick(), free.size())  // finding: blocking-sleep
    let list = [free.quick(), 1]  // silent
    let dictionary = ["a": maybe?.size()]  // finding: blocking-sleep
    print(implicit, explicit, chosen, forced, tried as Any, tuple, list, dictionary)
    return switched + chained + conditional
}

func statements(_ loader: Loader, _ loaders: [Loader]) async -> Int {
    for _ in 0..<loader.size() { print("x") }  // finding: blocking-sleep
    for loader in loaders where loader.size() > 1 { print(loader) }  // finding: blocking-sleep
    if case let size = loader.size(), size > 1 { print(size) }  // finding: blocking-sleep
    while loader.size() > 100 { break }  // finding: blocking-sleep
    do { print(loader.size()) }  // finding: blocking-sleep
    let parenthesized = (loader).size()  // finding: blocking-sleep
    let reference = loader.size
    let called = reference()  // finding: blocking-sleep
    let unapplied = Loader.size(loader)()  // finding: blocking-sleep
    return parenthesized + called + unapplied
}

func severalLines(_ semaphore: DispatchSemaphore, _ loader: Loader) async {
    _ = semaphore
        .wait(  // finding: blocking-wait
            timeout: .now() + 5
        )
    print(
        "size",
        loader
            .with("a")
            .size()  // finding: blocking-sleep
    )
}

class Parent {
    func prepare() {
        sleep(1)  // silent
    }
}

final class Child: Parent {
    override func prepare() {
        super.prepare()  // silent
    }

    func prepareLater() async {
        prepare()  // finding: blocking-sleep
        super.prepare()  // finding: blocking-sleep
    }
}
