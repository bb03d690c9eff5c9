// Route handlers: async ones run on the pool, the others on an event loop. Password hashes are slow on purpose.
import Foundation
import Vapor

func routes(_ app: Application) {
    app.get("login") { request async throws -> Bool in
        try Bcrypt.verify("secret", created: "digest")  // finding: heavy-cpu
    }
    app.get("login", "slow") { request async throws -> Bool in
        try request.password.verify("secret", created: "digest")  // missed alarm: heavy-cpu
    }
    app.get("login", "well") { request async throws -> Bool in
        try await request.password.async.verify("secret", created: "digest")  // silent
    }
    app.post("sign-up") { request async throws -> String in
        sleep(1)  // finding: blocking-sleep
        return try await request.password.async.hash("secret")  // silent
    }
    app.get("old") { request -> String in
        try Bcrypt.hash("secret", cost: 12)  // finding: heavy-cpu
    }
    sleep(1)  // silent
}

struct Invoices {
    func list(_ request: Request) async throws -> String {
        try String(contentsOfFile: "invoices.json", encoding: .utf8)  // finding: blocking-file-io
    }

    func register(_ app: Application) {
        app.get("invoices", use: list)  // silent
    }
}
