// Users of a library, who know nothing of what tests give to it.
import Library

func lengths(_ library: Library) async {
    _ = library.length(of: "a")  // finding: blocking-file-io  // trace: Library.length(of:) > DiskShelf.text(of:) > String.init(contentsOfFile:encoding:)
}

func readers() async {
    let reader = Reader()
    _ = reader.read("a")  // silent
    _ = reader.print("a")  // finding: blocking-sleep
}

func readersWithHelp(_ reader: Reader) async {
    _ = reader.readWithHelp("a", of: RemoteTranslator())  // finding: blocking-sleep
}

func readersInTranslation() async {
    let reader = Reader()
    reader.translator = RemoteTranslator()
    _ = reader.read("a")  // finding: blocking-sleep
}
