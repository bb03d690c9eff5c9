// SQLite's C interface as Swift imports it: handles are opaque pointers, results are Int32.
public let SQLITE_OK: Int32 = 0
public let SQLITE_ROW: Int32 = 100
public let SQLITE_DONE: Int32 = 101
public let SQLITE_OPEN_READONLY: Int32 = 1

public func sqlite3_open(_ filename: UnsafePointer<CChar>!, _ db: UnsafeMutablePointer<OpaquePointer?>!) -> Int32 { 0 }
public func sqlite3_open_v2(
    _ filename: UnsafePointer<CChar>!, _ db: UnsafeMutablePointer<OpaquePointer?>!, _ flags: Int32,
    _ vfs: UnsafePointer<CChar>!
) -> Int32 { 0 }
public func sqlite3_exec(
    _ db: OpaquePointer!, _ sql: UnsafePointer<CChar>!,
    _ callback: (@convention(c) (
        UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
        UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
    ) -> Int32)!,
    _ argument: UnsafeMutableRawPointer!, _ message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>!
) -> Int32 { 0 }
public func sqlite3_prepare_v2(
    _ db: OpaquePointer!, _ sql: UnsafePointer<CChar>!, _ length: Int32,
    _ statement: UnsafeMutablePointer<OpaquePointer?>!, _ tail: UnsafeMutablePointer<UnsafePointer<CChar>?>!
) -> Int32 { 0 }
public func sqlite3_step(_ statement: OpaquePointer!) -> Int32 { 0 }
public func sqlite3_column_int64(_ statement: OpaquePointer!, _ column: Int32) -> Int64 { 0 }
public func sqlite3_column_text(_ statement: OpaquePointer!, _ column: Int32) -> UnsafePointer<UInt8>! { nil }
public func sqlite3_bind_int64(_ statement: OpaquePointer!, _ index: Int32, _ value: Int64) -> Int32 { 0 }
public func sqlite3_finalize(_ statement: OpaquePointer!) -> Int32 { 0 }
public func sqlite3_errmsg(_ db: OpaquePointer!) -> UnsafePointer<CChar>! { nil }
public func sqlite3_close(_ db: OpaquePointer!) -> Int32 { 0 }
