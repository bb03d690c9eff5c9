// Where errors go, and what covers the call already.
import Foundation

enum LoadError: Error { case missing, broken }

func tried(url: URL) async throws -> Data {
    let first = try Data(contentsOf: url)
    let second = try? Data(contentsOf: url)
    let third = try! Data(contentsOf: url)
    guard let fourth = try? Data(contentsOf: url) else { throw LoadError.missing }
    return first + (second ?? third) + fourth
}

func catchesAll(url: URL) async -> Int {
    do {
        let data = try Data(contentsOf: url)
        return data.count
    } catch {
        sleep(2)
        return 0
    }
}

func catchesSome(url: URL) async throws -> Int {
    do {
        return try Data(contentsOf: url).count
    } catch LoadError.missing {
        return try Data(contentsOf: url).count
    }
}

func passesOver() async {
    sleep(1)
    usleep(20_000)
}

func passesOn() async throws {
    sleep(1)
    usleep(20_000)
}

func load(_ url: URL) throws(LoadError) -> Data {
    guard let data = try? Data(contentsOf: url) else { throw .missing }
    return data
}

func typed(url: URL) async throws(LoadError) -> Int {
    sleep(1)
    let data = try load(url)
    do {
        _ = try load(url)
    } catch {
        switch error {
        case .missing: return 0
        case .broken: throw error
        }
    }
    return data.count
}

func neverThrows() async throws(Never) { sleep(1) }

func nested(url: URL) async -> String {
    do {
        do {
            return try String(contentsOf: url, encoding: .utf8)
        } catch let error as LoadError {
            return "\(error)"
        }
    } catch {
        return (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    }
}

func result(url: URL) async -> Result<Data, any Error> {
    Result { try Data(contentsOf: url) }
}

func optionalOfThrowing(url: URL) async -> Int {
    let count = try? Data(contentsOf: url).count
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? "none"
    if let data = try? Data(contentsOf: url), !data.isEmpty { return data.count }
    return (count ?? 0) + text.count
}

func rethrowing(_ body: @Sendable () throws -> Void) async rethrows {
    sleep(1)
    try body()
}
