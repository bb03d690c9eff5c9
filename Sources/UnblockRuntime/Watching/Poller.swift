/// What became of the request to watch a descriptor.
enum ArmResult {
  case armed
  /// It was not registered, although it should have been: the descriptor was closed meanwhile and its number used again.
  /// It is registered now. Whoever waited before waits for a file that is gone.
  case armedAfresh
  /// The `errno`: `EBADF` for what is not open, `EPERM` for what is always ready.
  case failed(Int32)
}

/// What is reported of a descriptor: the token that it was armed with, and in which directions it is ready.
struct PollerEvent {
  var token: UInt64
  var directions: Directions

  /// The token of the timer.
  static let timerToken = UInt64.max

  static func token(_ descriptor: Int32, generation: UInt32) -> UInt64 {
    UInt64(generation) << 32 | UInt64(UInt32(bitPattern: descriptor))
  }

  var descriptor: Int32 { Int32(bitPattern: UInt32(truncatingIfNeeded: token)) }
  var generation: UInt32 { UInt32(truncatingIfNeeded: token >> 32) }
}
