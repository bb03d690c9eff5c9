extension StoreHandle {
  func flaw(inUnit name: String) -> String? { nil }
  func flaw(inRecord name: String) -> String? { nil }
}
