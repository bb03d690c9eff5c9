// What the main actor isolates: by attribute, by conformance, by superclass.
import Foundation
import SwiftUI

@MainActor
final class LibraryModel {
    var titles: [String] = []

    func reload(from url: URL) throws {
        let data = try Data(contentsOf: url)  // finding: blocking-file-io
        titles = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    func reloadAll(_ urls: [URL]) throws {
        for url in urls { try reload(from: url) }  // silent
    }

    var newest: String {
        sleep(1)  // finding: blocking-sleep
        return titles.last ?? ""
    }

    nonisolated func checksum(of url: URL) throws -> Int {
        try Data(contentsOf: url).count  // silent
    }

    nonisolated static func decode(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)  // silent
    }
}

@MainActor
class Controller {
    func viewDidLoad() {}
}

final class StartController: Controller {
    override func viewDidLoad() {
        sleep(1)  // finding: blocking-sleep
    }
}

@MainActor
protocol Screen {
    func appear()
}

struct HomeScreen: Screen {
    func appear() {
        sleep(1)  // finding: blocking-sleep
    }
}

struct PlainScreen {
    func appear() {
        sleep(1)  // silent
    }
}

@MainActor func onlyMe() {
    sleep(1)  // finding: blocking-sleep
}

struct Mixed {
    @MainActor func drawn() {
        sleep(1)  // finding: blocking-sleep
    }

    func computed() {
        sleep(1)  // silent
    }
}

struct PosterView: View {
    let url: URL

    var body: some View {
        let bytes = (try? Data(contentsOf: url).count) ?? 0  // finding: blocking-file-io
        Text("\(bytes)")
    }

    func caption() -> String {
        sleep(1)  // finding: blocking-sleep
        return ""
    }
}

struct ActionsView: View {
    @MainActor
    var body: some View {
        Button("Import") {
            sleep(1)  // finding: blocking-sleep
        }
        .task {
            usleep(400_000)  // finding: blocking-sleep
        }
    }
}

func outsider(_ model: LibraryModel, _ url: URL) async throws {
    try await model.reload(from: url)  // silent
    await onlyMe()  // silent
    _ = try model.checksum(of: url)  // finding: blocking-file-io
}
