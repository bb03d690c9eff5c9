import UnblockModel

extension MappingReader {
  /// One entry of `modules`.
  mutating func knownModule(to contents: inout RuleFile) {
    let module = KnownModule(name: string("name"), spelled: strings("spelled"), exports: strings("exports"), setsErrno: flag("errno"))
    contents.modules.append(Located(module, at: location))
  }
}
