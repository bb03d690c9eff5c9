//
//  Header.swift
//  App
//
/* A comment. */ import class Foundation.FileManager  // for files
@testable import NIOCore
#if canImport(Glibc)
import Glibc
#endif

// What it does.
func load() async -> Int {
    sleep(1)
    return FileManager.default.contents(atPath: "a")?.count ?? 0
}
