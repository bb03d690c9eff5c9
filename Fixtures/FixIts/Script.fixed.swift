#!/usr/bin/env swift
// A script: top-level code that awaits.

import Foundation
import UnblockFoundation

let path = CommandLine.arguments.last ?? "a"
let text = try String(contentsOfFile: path, encoding: .utf8)
await Task.yield()
sleep(1)
print(text, FileManager.default.contents(atPath: path)?.count ?? 0)

func load() async -> Data? { await FileManager.default.unblocked.contents(atPath: "a") }
_ = await load()
