// What a global or a static property is computed from is computed once, at the first use, whichever that is: one use is told of, the first in the text.
import Foundation

struct Settings: Sendable {
    static let shared = Settings(at: "/etc/settings")
    static let other = Settings(at: "/etc/other")
    static var current: Settings { Settings(at: "/etc/current") }
    var text: Data?
    init(at path: String) { text = FileManager.default.contents(atPath: path) }
}

let hosts = FileManager.default.contents(atPath: "/etc/hosts")

func firstUse() async -> Data? { Settings.shared.text }  // finding: blocking-file-io
func secondUse() async -> Data? { Settings.shared.text }  // silent
func useOfOther() async -> Data? { Settings.other.text }  // finding: blocking-file-io
func useThroughHelper() async -> Data? { helper() }  // silent
func helper() -> Data? { Settings.shared.text }

func hostsFirst() async -> Data? { hosts }  // finding: blocking-file-io
@MainActor func hostsAgain() -> Data? { hosts }  // silent

// A computed property is computed each time.
func currentFirst() async -> Data? { Settings.current.text }  // finding: blocking-file-io
func currentAgain() async -> Data? { Settings.current.text }  // finding: blocking-file-io

// A lazy property is computed for each object.
final class Page {
    lazy var text = FileManager.default.contents(atPath: "/etc/page")
}
func pageFirst(_ page: Page) async -> Data? { page.text }  // finding: blocking-file-io
func pageAgain(_ page: Page) async -> Data? { page.text }  // finding: blocking-file-io

// The use that somebody took upon themselves is no longer the first to tell of.
let motd = FileManager.default.contents(atPath: "/etc/motd")
func motdFirst() async -> Data? {
    motd  // unblock:ignore blocking-file-io -- read when the program starts
}
func motdAgain() async -> Data? { motd }  // finding: blocking-file-io
