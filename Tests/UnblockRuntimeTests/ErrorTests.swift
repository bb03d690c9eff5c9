import Testing
import UnblockRuntime

@Suite struct ErrorTests {
  @Test func wordsOfErrors() {
    #expect("\(SystemError(code: 2, function: "open"))" == "open: No such file or directory (errno 2)")
    #expect("\(TimeoutError(after: .seconds(2)))" == "timed out after 2.0 seconds")
  }
}
