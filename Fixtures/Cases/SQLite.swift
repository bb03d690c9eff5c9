// SQLite's C functions wait for the disk and for whoever holds the lock.
import Foundation
import SQLite3

func count(_ database: OpaquePointer, _ statement: OpaquePointer) async -> Int64 {
    sqlite3_exec(database, "BEGIN IMMEDIATE", nil, nil, nil)  // finding: blocking-database
    var total: Int64 = 0
    while sqlite3_step(statement) == SQLITE_ROW {  // finding: blocking-database
        total += sqlite3_column_int64(statement, 0)  // silent
    }
    print(String(cString: sqlite3_errmsg(database)))  // silent
    return total
}

final class Store: @unchecked Sendable {
    private var database: OpaquePointer?
    private let queue = DispatchQueue(label: "store")

    init(path: String) {
        sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY, nil)  // silent
    }

    func insert(_ value: Int64) {
        sqlite3_exec(database, "INSERT INTO numbers VALUES (\(value))", nil, nil, nil)  // silent
    }

    func insertLater(_ value: Int64) {
        queue.async { self.insert(value) }  // silent
    }
}

func fills(_ path: String) async {
    let store = Store(path: path)  // silent
    store.insertLater(1)  // silent
    for value in 0..<10 {
        store.insert(Int64(value))  // finding: blocking-database
    }
}

@MainActor
final class History {
    private var database: OpaquePointer?

    func remember(_ url: URL) {
        sqlite3_exec(database, "INSERT INTO visits VALUES ('\(url)')", nil, nil, nil)  // finding: blocking-database
    }
}

struct Rows {
    func sqlite3_step(_ index: Int) -> Bool { index < 3 }

    func all() async -> Int {
        var index = 0
        while sqlite3_step(index) { index += 1 }  // silent
        return index
    }
}
