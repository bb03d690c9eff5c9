// A library, what it is given in real life, and what it may be given besides.
import Foundation

public protocol Shelf {
    func text(of title: String) -> String?
}

public struct DiskShelf: Shelf {
    public init() {}

    public func text(of title: String) -> String? {
        try? String(contentsOfFile: title, encoding: .utf8)  // silent
    }
}

public final class Library {
    private let shelf: any Shelf

    public init(shelf: any Shelf) { self.shelf = shelf }

    public func length(of title: String) -> Int {
        shelf.text(of: title)?.count ?? 0  // silent
    }

    func inspect() async {
        _ = length(of: "a")  // finding: blocking-file-io
    }
}

public protocol Translating {
    func translate(_ text: String) -> String
}

public struct RemoteTranslator: Translating {
    public init() {}

    public func translate(_ text: String) -> String {
        sleep(1)  // silent
        return text
    }
}

/// It may have a translator, and has none when it is made.
public final class Reader {
    public var translator: (any Translating)?
    public let printer: any Translating

    public init(printer: any Translating = RemoteTranslator()) { self.printer = printer }

    public func read(_ text: String) -> String {
        if let translator { return translator.translate(text) }  // silent
        return text
    }

    public func readWithHelp(_ text: String, of helper: (any Translating)?) -> String {
        guard let helper else { return text }
        return helper.translate(text)  // silent
    }

    public func print(_ text: String) -> String {
        printer.translate(text)  // silent
    }

    public func readAll() async {
        _ = read("a")  // finding: blocking-sleep
        if let translator { _ = translator.translate("a") }  // finding: blocking-sleep
    }
}

func readsInside(_ reader: Reader) async {
    _ = reader.read("a")  // finding: blocking-sleep
}
