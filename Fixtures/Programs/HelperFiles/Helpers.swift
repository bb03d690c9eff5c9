import Foundation

func render(_ request: String) throws -> String {
    try loadTemplate(request).replacingOccurrences(of: "$", with: request)  // silent
}

func shutDown(after seconds: UInt32) {
    drain(seconds)  // silent
}

final class Metrics: @unchecked Sendable {
    static let shared = Metrics()
    private var counts: [String: Int] = [:]

    func count(_ name: String) { counts[name, default: 0] += 1 }  // silent

    func flush() {
        try? "\(counts)".write(toFile: "metrics", atomically: true, encoding: .utf8)  // silent
    }
}
