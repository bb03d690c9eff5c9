// Values that cannot be copied, or that a call uses up.
import Foundation

struct File: ~Copyable {
    let path: String
    borrowing func read() -> Data? { FileManager.default.contents(atPath: path) }
    consuming func close() { _ = FileManager.default.contents(atPath: path) }
    mutating func reload() { _ = FileManager.default.contents(atPath: path) }
}

func borrowed(_ file: borrowing File) async -> Data? { file.read() }
func consumed(_ file: consuming File) async { file.close() }
func changed(_ file: inout File) async { file.reload() }

func own() async -> Int {
    var file = File(path: "a")
    let count = file.read()?.count ?? 0
    file.reload()
    file.close()
    return count
}

func moved(_ text: consuming String) async -> Data? { FileManager.default.contents(atPath: text) }
func lent(_ text: borrowing String) async -> Data? { FileManager.default.contents(atPath: copy text) }
func sent(_ text: sending NSMutableString) async -> Data? { FileManager.default.contents(atPath: text as String) }
