// Async code calls into the other module: the findings stand here.
import Core

func functions() async {
    _ = readText("a")  // finding: blocking-file-io  // trace: readText(_:) > String.init(contentsOfFile:encoding:)
    _ = readText(of: ["a"])  // silent
    _ = countWords("a")  // finding: blocking-file-io  // trace: countWords(_:) > readText(_:) > String.init(contentsOfFile:encoding:)
    _ = countWords(in: "a b")  // silent
    _ = Core.readText("b")  // finding: blocking-file-io
}

func initializers() async {
    _ = Table(path: "a")  // finding: blocking-file-io  // trace: Table.init(path:) > readText(_:) > String.init(contentsOfFile:encoding:)
    _ = Table(rows: [])  // silent
    let table: Table = .init(path: "a")  // finding: blocking-file-io
    let other: Table = .init(rows: table.rows)  // silent
    _ = Table.template()  // finding: blocking-file-io
    _ = Table.empty()  // silent
    _ = other
    _ = Base(path: "a")  // finding: blocking-file-io
    _ = Base(name: "a")  // silent
    _ = Derived(number: 1)  // finding: blocking-sleep
    _ = Derived(letter: "a")  // silent
    _ = Settings()  // finding: blocking-file-io
}

func accessors(_ given: Table) async {
    var table = given
    _ = table.checksum  // finding: blocking-sleep  // trace: Table.checksum > sleep(_:)
    _ = table.count  // silent
    _ = table.title  // silent
    table.title = "a"  // finding: blocking-sleep
    table.level = 1  // finding: blocking-sleep
    table.limit = 1  // silent
    table.level += 1  // finding: blocking-sleep
    _ = table["a"]  // finding: blocking-file-io
    _ = table[0]  // silent
    table[0] = "a"  // finding: blocking-sleep
    table.rows[0] = "a"  // silent
    table.reload()  // finding: blocking-file-io
    table.clear()  // silent
    change(&table.title)  // finding: blocking-sleep
    change(&table.rows[0])  // silent
}

func change(_ text: inout String) { text += "!" }

func operators(_ a: Volume, _ b: Volume, _ w: Weight) async {
    var sum = a + b  // finding: blocking-sleep
    _ = a - b  // silent
    _ = w + w  // silent
    sum += b  // finding: blocking-sleep
    sum -= b  // silent
    sum <~ "volume"  // finding: blocking-file-io
    _ = ^^sum  // finding: blocking-sleep
    if a == b { print("equal") }  // finding: blocking-sleep
    if w == w { print("equal") }  // silent
    if a.size == b.size { print("equal") }  // silent
}

func callables(_ fetch: Fetch, _ environment: Environment) async {
    _ = fetch("a")  // finding: blocking-file-io
    _ = fetch(cached: "a")  // silent
    _ = environment.home  // finding: blocking-file-io
    _ = environment.name  // silent
}

nonisolated(unsafe) var kept: [Handle] = []

func deinitializers() async {
    _ = Handle()  // finding: blocking-sleep
    _ = Token()  // silent
    Handle().touch()  // finding: blocking-sleep
    kept.append(Handle())  // silent
}

func returnsHandle() async -> Handle {
    Handle()  // silent
}
