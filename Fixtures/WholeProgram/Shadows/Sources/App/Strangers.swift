// Another module, which this one does not import, adds members of the same names that block.
extension String {
  var isSettled: Bool { true }

  func settle() {}
}

func besideStrangers(_ name: String) async -> Bool {
  name.settle()  // silent
  return name.isSettled  // silent
}
