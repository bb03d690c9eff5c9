// The part of swift-crypto's _CryptoExtras that the fixtures use: functions that are slow on purpose.
import Crypto
import Foundation

public enum KDF: Sendable {
    public enum Insecure: Sendable {
        public enum PBKDF2: Sendable {
            public struct HashFunction: Sendable {
                public static let sha256 = HashFunction()
            }
            public static func deriveKey<Passphrase: DataProtocol, Salt: DataProtocol>(
                from password: Passphrase, salt: Salt, using hashFunction: HashFunction, outputByteCount: Int, rounds: Int
            ) throws -> SymmetricKey { fatalError() }
        }
    }
    public enum Scrypt: Sendable {
        public static func deriveKey<Passphrase: DataProtocol, Salt: DataProtocol>(
            from password: Passphrase, salt: Salt, outputByteCount: Int, rounds: Int, blockSize: Int, parallelism: Int,
            maxMemory: Int? = nil
        ) throws -> SymmetricKey { fatalError() }
    }
}
