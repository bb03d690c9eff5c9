// The part of GRDB that the fixtures use: for most accesses a blocking and an async function of the same name.
public final class Database {
    public func execute(sql: String) throws {}
}

public struct Row {
    public static func fetchAll(_ db: Database, sql: String) throws -> [Row] { [] }
}

extension Int {
    public static func fetchOne(_ db: Database, sql: String) throws -> Int? { nil }
}

extension String {
    public static func fetchAll(_ db: Database, sql: String) throws -> [String] { [] }
}

public protocol DatabaseReader: AnyObject, Sendable {
    func read<T>(_ value: (Database) throws -> T) throws -> T
    func read<T: Sendable>(_ value: @Sendable (Database) throws -> T) async throws -> T
    func asyncRead(_ value: @escaping @Sendable (Result<Database, Error>) -> Void)
    func unsafeRead<T>(_ value: (Database) throws -> T) throws -> T
    func unsafeReentrantRead<T>(_ value: (Database) throws -> T) throws -> T
}

extension DatabaseReader {
    public func backup(to writer: any DatabaseWriter) throws {}
}

public protocol DatabaseWriter: DatabaseReader {
    func writeWithoutTransaction<T>(_ updates: (Database) throws -> T) rethrows -> T
    func writeWithoutTransaction<T: Sendable>(_ updates: @Sendable (Database) throws -> T) async throws -> T
}

extension DatabaseWriter {
    public func write<T>(_ updates: (Database) throws -> T) throws -> T { fatalError() }
    public func write<T: Sendable>(_ updates: @Sendable (Database) throws -> T) async throws -> T { fatalError() }
    public func vacuum() throws {}
    public func vacuum() async throws {}
}

public final class DatabaseQueue: DatabaseWriter, @unchecked Sendable {
    public init(path: String) throws {}
    public init() throws {}
    public func read<T>(_ value: (Database) throws -> T) throws -> T { fatalError() }
    public func read<T: Sendable>(_ value: @Sendable (Database) throws -> T) async throws -> T { fatalError() }
    public func asyncRead(_ value: @escaping @Sendable (Result<Database, Error>) -> Void) {}
    public func unsafeRead<T>(_ value: (Database) throws -> T) throws -> T { fatalError() }
    public func unsafeReentrantRead<T>(_ value: (Database) throws -> T) throws -> T { fatalError() }
    public func writeWithoutTransaction<T>(_ updates: (Database) throws -> T) rethrows -> T { fatalError() }
    public func writeWithoutTransaction<T: Sendable>(_ updates: @Sendable (Database) throws -> T) async throws -> T {
        fatalError()
    }
}

public final class DatabasePool: DatabaseWriter, @unchecked Sendable {
    public init(path: String) throws {}
    public func read<T>(_ value: (Database) throws -> T) throws -> T { fatalError() }
    public func read<T: Sendable>(_ value: @Sendable (Database) throws -> T) async throws -> T { fatalError() }
    public func asyncRead(_ value: @escaping @Sendable (Result<Database, Error>) -> Void) {}
    public func unsafeRead<T>(_ value: (Database) throws -> T) throws -> T { fatalError() }
    public func unsafeReentrantRead<T>(_ value: (Database) throws -> T) throws -> T { fatalError() }
    public func writeWithoutTransaction<T>(_ updates: (Database) throws -> T) rethrows -> T { fatalError() }
    public func writeWithoutTransaction<T: Sendable>(_ updates: @Sendable (Database) throws -> T) async throws -> T {
        fatalError()
    }
}

public struct DatabaseMigrator {
    public init() {}
    public mutating func registerMigration(_ identifier: String, migrate: @escaping @Sendable (Database) throws -> Void) {}
    public func migrate(_ writer: any DatabaseWriter) throws {}
    public func asyncMigrate(_ writer: any DatabaseWriter, completion: @escaping @Sendable (Result<Database, Error>) -> Void) {}
}
