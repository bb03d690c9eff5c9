// Code that knows a stand-in, of which the library knows nothing, has given it that.
import Library
import LibraryDoubles

func checks() async {
    let library = Library(shelf: MemoryShelf())
    _ = library.length(of: "a")  // silent
    _ = MemoryShelf().text(of: "a")  // silent
}

func checksTheShelf() async {
    _ = DiskShelf().text(of: "a")  // finding: blocking-file-io
}

func checksTheRealOne() async {
    let library = Library(shelf: DiskShelf())
    _ = library.length(of: "a")  // finding: blocking-file-io
}
