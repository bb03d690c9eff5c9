// Calls without a call: wrappers, lazy values, default arguments, descriptions, builders.
import Foundation
import Kit

func wrappers(_ given: Account) async {
    var account = given
    _ = account.user  // finding: blocking-file-io
    account.user = "a"  // finding: blocking-file-io
    _ = account.level  // silent
    account.level = 7  // silent
    _ = account.plain  // silent
    _ = Profile()  // finding: blocking-file-io
    _ = Account()  // silent
}

struct Owner {
    @FromDisk(name: "owner") var name
    func nameLength() -> Int { name.count }  // silent
    func projected() -> Int { $name }  // silent
}

func ownWrappers(_ owner: Owner) async {
    _ = owner.nameLength()  // finding: blocking-file-io  // trace: Owner.nameLength() > FromDisk.wrappedValue > load(_:) > String.init(contentsOfFile:encoding:)
    _ = owner.projected()  // finding: blocking-sleep
}

func lazies(_ catalogue: Catalogue) async {
    _ = catalogue.index  // finding: blocking-file-io
    _ = catalogue.size  // silent
    _ = catalogue.entries  // finding: blocking-sleep
    _ = Catalogue.shared  // finding: blocking-file-io
    _ = Catalogue.empty  // silent
    _ = banner  // finding: blocking-file-io
    _ = greeting  // silent
}

func defaults() async {
    _ = connect()  // finding: blocking-file-io
    _ = connect(port: 8080)  // finding: blocking-file-io
    _ = connect(host: "localhost")  // silent
    _ = disconnect()  // silent
    _ = Client()  // finding: blocking-file-io
    _ = Client(name: "a")  // silent
}

func descriptions(_ probe: Probe, _ label: Label) async {
    _ = "probe: \(probe)"  // finding: blocking-file-io
    _ = "label: \(label)"  // silent
    _ = "name: \(probe.name)"  // silent
    print(probe)  // finding: blocking-file-io
    print(label)  // silent
    _ = String(describing: probe)  // finding: blocking-file-io
    _ = probe.description.count  // finding: blocking-file-io
}

func iterations() async {
    for line in FileLines(path: "a") { print(line) }  // finding: blocking-stdin
    for number in Countdown(3) { print(number) }  // silent
}

func builders() async {
    _ = frontPage()  // finding: blocking-file-io
    _ = page { "head" }  // finding: blocking-file-io
    _ = list { "head" }  // silent
}
