import Testing

@testable import UnblockRuntime

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite(.timeLimit(.minutes(5)), .serialized) struct StallMonitorTests {
  @Test func seesTheMainActorBlocked() async {
    let gate = Gate()
    let told = Counter()
    let monitor = StallMonitor(watching: [.mainActor], every: .milliseconds(2), threshold: .milliseconds(50)) { _ in told.increment() }
    #expect(await eventually { monitor.lateness(of: .mainActor).count > 5 })
    var stalls = monitor.stalls().makeAsyncIterator()
    let blocking = Task { @MainActor in gate.pass() }
    // It is told of while it goes on; a busy machine may have shorter ones before.
    while let stall = await stalls.next(), stall.isOver {}
    #expect(monitor.lateness(of: .mainActor).maximum >= .milliseconds(50))
    gate.open()
    await blocking.value
    var last: StallMonitor.Stall?
    while let stall = await stalls.next() {
      last = stall
      if stall.isOver { break }
    }
    #expect(last?.target == .mainActor && last?.isOver == true && last!.lateness >= .milliseconds(50))
    #expect(told.value >= 2)
    monitor.stop()
    while await stalls.next() != nil {}
  }

  @Test func answersArePromptAsARule() async {
    let monitor = StallMonitor(every: .milliseconds(1))
    #expect(await eventually { monitor.lateness(of: .cooperativePool).count >= 50 })
    #expect(monitor.lateness(of: .mainActor).count == 0)
    monitor.stop()
  }

  @Test func endsWithItsLastReference() async {
    var monitor: StallMonitor? = StallMonitor(every: .milliseconds(1))
    let stalls = monitor!.stalls()
    monitor = nil
    for await _ in stalls {}
  }
}

@Suite struct LatenessHistogramTests {
  @Test func percentiles() {
    var histogram = LatenessHistogram()
    #expect(histogram.percentile(0.5) == .zero)
    for value in 1...1000 { histogram.add(.microseconds(value)) }
    #expect(histogram.count == 1000 && histogram.maximum == .microseconds(1000))
    for share in [0.01, 0.25, 0.5, 0.9, 0.99, 1] {
      let value = histogram.percentile(share) / .microseconds(1000)
      #expect(value >= share && value <= share * 1.13 + 0.002, "\(share): \(value)")
    }
    #expect(histogram.buckets.map(\.count).reduce(0, +) == 1000)
  }

  @Test func extremes() {
    var histogram = LatenessHistogram()
    for value: Duration in [.seconds(-1), .zero, .nanoseconds(1), .seconds(Int64.max)] { histogram.add(value) }
    #expect(histogram.count == 4 && histogram.maximum == .seconds(Int64.max))
    #expect(histogram.percentile(0.75) == .microseconds(1) || histogram.percentile(0.75) < .microseconds(2))
    var sum = histogram
    sum.add(histogram)
    #expect(sum.count == 8 && sum.maximum == histogram.maximum)
  }

  @Test func everyBoundIsAboveTheOneBefore() {
    var histogram = LatenessHistogram()
    var value = Duration.microseconds(1)
    for _ in 0..<40 {
      histogram.add(value)
      value *= 3
      value /= 2
    }
    let bounds = histogram.buckets.map(\.upTo)
    #expect(bounds == bounds.sorted() && Set(bounds).count == bounds.count)
  }
}
