// Functions that are slow on purpose, and ordinary ones that only take as long as their input.
import Crypto
import Foundation
import _CryptoExtras

func passwords(_ password: [UInt8], _ salt: [UInt8]) async throws {
    _ = try KDF.Insecure.PBKDF2.deriveKey(  // finding: heavy-cpu
        from: password, salt: salt, using: .sha256, outputByteCount: 32, rounds: 210_000)
    _ = try KDF.Scrypt.deriveKey(  // finding: heavy-cpu
        from: password, salt: salt, outputByteCount: 32, rounds: 16_384, blockSize: 8, parallelism: 1)
    _ = SHA256.hash(data: password)  // silent
}

// What a login route looks like: the hash is a helper away.
struct Users {
    func verify(_ password: [UInt8], _ salt: [UInt8]) throws -> Bool {
        _ = try KDF.Scrypt.deriveKey(  // silent
            from: password, salt: salt, outputByteCount: 32, rounds: 65_536, blockSize: 8, parallelism: 1)
        return true
    }
}

func login(_ users: Users, _ body: [UInt8]) async throws -> Bool {
    try users.verify(body, [1, 2, 3])  // finding: heavy-cpu
}

func ordinary(_ values: [Int], _ data: Data) async throws -> [Int] {
    _ = try JSONDecoder().decode([Int].self, from: data)  // silent
    return values.sorted().map { $0 + 1 }  // silent
}
