// The async end of chains through three files.
struct Server {
    let configuration: Configuration

    init() throws {
        configuration = try Configuration(path: "server.conf")  // silent
    }

    func handle(_ request: String) async throws -> String {
        let template = try render(request)  // finding: blocking-file-io
        Metrics.shared.count(request)  // silent
        Metrics.shared.flush()  // finding: blocking-file-io
        return template + configuration.name
    }

    static func start() async throws -> Server {
        try Server()  // finding: blocking-file-io
    }

    func stop() async {
        shutDown(after: configuration.grace)  // finding: blocking-sleep
    }
}
