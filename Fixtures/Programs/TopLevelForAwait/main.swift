// `for await` is a suspension point as well.
import Foundation

let (numbers, continuation) = AsyncStream.makeStream(of: Int.self)
continuation.finish()
for await number in numbers {
    usleep(UInt32(number) * 1_000_000)  // finding: blocking-sleep
}
sleep(1)  // finding: blocking-sleep
