import Foundation

// No other module imports this one: what it adds to types is nothing to them.
extension String {
  var isSettled: Bool {
    sleep(1)
    return true
  }

  func settle() { sleep(1) }
}

func alongItself(_ name: String) async -> Bool {
  name.settle()  // finding: blocking-sleep
  return name.isSettled  // finding: blocking-sleep
}
