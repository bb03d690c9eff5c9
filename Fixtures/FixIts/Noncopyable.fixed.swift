// Values that cannot be copied, or that a call uses up.
import Foundation
import UnblockRuntime
import UnblockFoundation

struct File: ~Copyable {
    let path: String
    borrowing func read() -> Data? { FileManager.default.contents(atPath: path) }
    consuming func close() { _ = FileManager.default.contents(atPath: path) }
    mutating func reload() { _ = FileManager.default.contents(atPath: path) }
}

func borrowed(_ file: borrowing File) async -> Data? { await offload { file.read() } }
func consumed(_ file: consuming File) async { file.close() }
func changed(_ file: inout File) async { await offload { file.reload() } }

func own() async -> Int {
    var file = File(path: "a")
    let count = await offload { file.read() }?.count ?? 0
    await offload { file.reload() }
    file.close()
    return count
}

func moved(_ text: consuming String) async -> Data? { await FileManager.default.unblocked.contents(atPath: text) }
func lent(_ text: borrowing String) async -> Data? { await FileManager.default.unblocked.contents(atPath: copy text) }
func sent(_ text: sending NSMutableString) async -> Data? { await FileManager.default.unblocked.contents(atPath: text as String) }
