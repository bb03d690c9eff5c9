import Foundation

/// Blocks, and says so.
@available(*, noasync, message: "use 'load()' of the async store")
public func loadNow(_ path: String) -> Data? {
  FileManager.default.contents(atPath: path)
}

/// Does not block. Straight in an async body the compiler says all that there is to say.
@available(*, noasync)
public func notForAsync(_ body: () -> Void) {
  body()
}

public final class Handle {
  private let done = DispatchSemaphore(value: 0)
  private var name = ""

  @available(*, noasync)
  public init(opening name: String) {
    self.name = name
    done.wait()
  }

  public init() {}

  @available(*, noasync)
  public func join() {
    done.wait()
  }

  @available(*, noasync)
  public var result: Int {
    done.wait()
    return 1
  }

  @available(*, noasync)
  public static func prepare() {
    sleep(1)
  }

  @available(*, noasync)
  public subscript(index: Int) -> Int {
    usleep(100_000)
    return index
  }
}
