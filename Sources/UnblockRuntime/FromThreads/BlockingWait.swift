final class BlockingWait: Sendable {
  @TaskLocal static var current: BlockingWait?
  enum Reason { case poolIsWaiting }
  func refuse(_ r: Reason) {}
}
extension PoolCore {
  func waitThatHolds(_ w: BlockingWait?, isOffload: Bool) -> BlockingWait? { nil }
}
