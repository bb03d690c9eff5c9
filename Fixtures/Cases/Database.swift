// GRDB has a blocking and an async function under the same name: where the call stands decides which one it is.
import Foundation
import GRDB

func awaited(_ database: DatabaseQueue) async throws -> Int {
    let count = try await database.read { db in  // silent
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM user") ?? 0  // silent
    }
    try await database.write { db in  // silent
        try db.execute(sql: "DELETE FROM user")  // silent
    }
    return count
}

func inSyncClosures(_ database: DatabasePool, _ tables: [String]) async throws -> [Int?] {
    try tables.map { table in
        try database.read { db in  // finding: blocking-database
            try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)")
        }
    }
}

func inSync(_ database: DatabaseQueue) throws -> [String] {
    try database.read { try String.fetchAll($0, sql: "SELECT name FROM user") }  // silent
}

func behindSync(_ database: DatabaseQueue) async throws -> [String] {
    try inSync(database)  // finding: blocking-database
}

@MainActor
final class UserList {
    let database: any DatabaseWriter
    var names: [String] = []

    init(database: any DatabaseWriter) { self.database = database }

    func reload() throws {
        names = try database.read { try String.fetchAll($0, sql: "SELECT name FROM user") }  // finding: blocking-database
    }

    func reloadLater() async throws {
        names = try await database.read { try String.fetchAll($0, sql: "SELECT name FROM user") }  // silent
    }
}

func withoutTwin(_ database: DatabaseQueue, _ backup: DatabaseQueue, _ path: String) async throws {
    try database.backup(to: backup)  // finding: blocking-database
    _ = try database.unsafeReentrantRead { try Int.fetchOne($0, sql: "SELECT 1") }  // finding: blocking-database
    let migrator = DatabaseMigrator()  // silent
    try migrator.migrate(database)  // finding: blocking-database
    migrator.asyncMigrate(database) { _ in
        sleep(1)  // silent
    }
    database.asyncRead { result in
        _ = try? result.get().execute(sql: "VACUUM")  // silent
    }
    _ = try DatabasePool(path: path)  // finding: blocking-database
    _ = try DatabaseQueue()  // silent
}

struct Shelf {
    func read<T>(_ body: (Int) throws -> T) rethrows -> T { try body(1) }
    func write<T>(_ body: (Int) throws -> T) rethrows -> T { try body(1) }
}

func shelves(_ shelf: Shelf, _ ids: [Int]) async {
    _ = shelf.read { $0 + 1 }  // silent
    _ = ids.map { id in shelf.write { $0 + id } }  // silent
}
