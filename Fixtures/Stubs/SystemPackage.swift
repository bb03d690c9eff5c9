// The part of swift-system's SystemPackage that the fixtures use.
public struct FilePath: ExpressibleByStringLiteral, Sendable {
    public init(stringLiteral value: String) {}
    public init(_ string: String) {}
}

public struct Errno: Error, Equatable, Sendable {
    public let rawValue: Int32
    public static var wouldBlock: Errno { resourceTemporarilyUnavailable }
    public static let resourceTemporarilyUnavailable = Errno(rawValue: 11)
    public static let interrupted = Errno(rawValue: 4)
    public static func ~= (_ left: Errno, _ right: any Error) -> Bool { (right as? Errno) == left }
}

public struct FileDescriptor: Sendable {
    public let rawValue: Int32
    public init(rawValue: Int32) { self.rawValue = rawValue }
    public static var standardInput: FileDescriptor { FileDescriptor(rawValue: 0) }

    public struct AccessMode: Sendable {
        public static let readOnly = AccessMode()
        public static let writeOnly = AccessMode()
    }
    public struct OpenOptions: OptionSet, Sendable {
        public let rawValue: Int32
        public init(rawValue: Int32) { self.rawValue = rawValue }
        public static let create = OpenOptions(rawValue: 1)
        public static let nonBlocking = OpenOptions(rawValue: 2)
    }

    public static func open(
        _ path: FilePath, _ mode: AccessMode, options: OpenOptions = OpenOptions(), retryOnInterrupt: Bool = true
    ) throws -> FileDescriptor { fatalError() }
    public func read(into buffer: UnsafeMutableRawBufferPointer, retryOnInterrupt: Bool = true) throws -> Int { 0 }
    public func write(_ buffer: UnsafeRawBufferPointer, retryOnInterrupt: Bool = true) throws -> Int { 0 }
    @discardableResult
    public func writeAll<S: Sequence>(_ sequence: S) throws -> Int where S.Element == UInt8 { 0 }
    public func close() throws {}
}
