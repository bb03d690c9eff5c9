import Foundation

func uses(_ store: Store, _ names: [String]) async throws {
    _ = try await store.load("a")  // silent
    _ = try names.map { try store.load($0) }  // finding: blocking-file-io
    try store.save(Data())  // finding: blocking-file-io
    try store.save(Data(), atomically: true)  // silent
}

func usesInSync(_ store: Store) throws -> Data {
    try store.load("a")  // silent
}

func behindSync(_ store: Store) async throws -> Data {
    try usesInSync(store)  // finding: blocking-file-io
}
