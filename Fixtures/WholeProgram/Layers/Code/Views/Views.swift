import Domain

@MainActor
public final class List {
    private let library = Library()
    private var rows: [String] = []
    public init() {}

    public func reload() {
        rows = library.titles()  // finding: blocking-file-io  // trace: Library.titles() > Storage.items() > File.read() > Data.init(contentsOf:)
        rows += library.known()  // silent
        helper()  // silent
    }
}

func helper() {}
