internal import CIndexStore

extension String {
  /// Copies the library's text; what is not UTF-8 in it is repaired.
  init(_ text: UnblockIndexText) {
    self = text.data.map { start in
      start.withMemoryRebound(to: UInt8.self, capacity: text.length) {
        String(decoding: UnsafeBufferPointer(start: $0, count: text.length), as: UTF8.self)
      }
    } ?? ""
  }
}

extension IndexStoreLibrary.Functions {
  /// Takes the text of an error, and the error.
  func take(_ error: UnblockIndexError?) -> String {
    guard let error else { return "unknown error" }
    defer { disposeError(error) }
    return errorText(error).map { String(cString: $0) } ?? "unknown error"
  }
}
