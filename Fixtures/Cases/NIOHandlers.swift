// Channel handlers are called on their channel's event loop.
import Crypto
import Foundation
import NIOCore
import NIOPosix
import _CryptoExtras

final class LoginHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let threads: NIOThreadPool
    private let salt: Data

    init(threads: NIOThreadPool) throws {
        self.threads = threads
        salt = try Data(contentsOf: URL(fileURLWithPath: "salt"))  // silent
    }

    func channelActive(context: ChannelHandlerContext) {
        context.read()  // silent
        audit("connected")  // finding: blocking-file-io
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        let password = buffer.readBytes(length: buffer.readableBytes) ?? []  // silent
        let key = try? KDF.Insecure.PBKDF2.deriveKey(  // finding: heavy-cpu
            from: password, salt: salt, using: .sha256, outputByteCount: 32, rounds: 600_000)
        _ = key
        context.flush()  // silent
    }

    func handlerAdded(context: ChannelHandlerContext) {
        sleep(1)  // finding: blocking-sleep
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        let loop = context.eventLoop
        let salt = salt
        threads.runIfActive(eventLoop: loop) {
            try KDF.Insecure.PBKDF2.deriveKey(  // silent
                from: [1], salt: salt, using: .sha256, outputByteCount: 32, rounds: 600_000)
        }.whenComplete { _ in
            sleep(1)  // finding: blocking-sleep
        }
    }

    private func audit(_ line: String) {
        try? line.write(toFile: "audit.log", atomically: false, encoding: .utf8)  // silent
    }

    func neverCalled() {
        sleep(1)  // silent
    }
}

final class ThrottlingHandler: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        usleep(20_000)  // finding: blocking-sleep
        context.write(data, promise: promise)  // silent
    }
}

struct FrameDecoder: ByteToMessageDecoder {
    typealias InboundOut = ByteBuffer

    mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        guard buffer.readInteger(as: UInt32.self) != nil else { return .needMoreData }  // silent
        sleep(1)  // finding: blocking-sleep
        return .continue
    }
}

struct NotAHandler {
    func channelRead(context: Int, data: Int) {
        sleep(1)  // silent
    }
}
