//
//  Header.swift
//  App
//
/* A comment. */ import class Foundation.FileManager  // for files
@testable import NIOCore
import UnblockFoundation
#if canImport(Glibc)
import Glibc
#endif

// What it does.
func load() async -> Int {
    try? await Task.sleep(for: .seconds(1))
    return await FileManager.default.unblocked.contents(atPath: "a")?.count ?? 0
}
