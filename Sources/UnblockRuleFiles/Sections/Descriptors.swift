import UnblockModel

extension MappingReader {
  /// One entry of `descriptors`.
  mutating func descriptorRule(to contents: inout RuleFile) {
    let names = self.names("name")
    let descriptor = self.descriptor(of: names)
    let condition = optional("if") { $0.mapping { $0.condition(on: names) } }
    contents.descriptors += names.map { name in
      Located(DescriptorRule(name: name, descriptor: descriptor, condition: condition), at: location)
    }
  }

  /// Nil for `result`.
  private mutating func descriptor(of names: [SymbolName]) -> Condition.ArgumentName? {
    required("descriptor") { value in
      guard let argument = value.argumentName(), argument != .label("result") else { return nil }
      value.check(argument, of: names)
      return argument
    }
  }
}
