import UnblockModel

extension MappingReader {
  /// One entry of `types`.
  mutating func type(in file: FileHeader, to contents: inout RuleFile) {
    let type = KnownType(
      module: module(in: file), name: string("name"), aliases: strings("aliases"), inherits: strings("inherits"),
      members: optional("members") { $0.members() } ?? [])
    contents.types.append(Located(type, at: location))
  }

  /// The key `functions`: what functions return.
  mutating func functions(in file: FileHeader, to contents: inout RuleFile) {
    guard let functions = optional("functions", { $0.pairs { $0.string() } }) else { return }
    if file.module == nil { error("'functions' needs the key 'module'") }
    contents.functions += functions.map { key, name, result in
      Located(KnownFunction(module: file.module ?? "", name: name, result: result), at: key.location)
    }
  }
}

extension NodeReader {
  fileprivate func members() -> [KnownType.Member]? {
    pairs { $0.string() }?.map { KnownType.Member(name: $0.name, type: $0.value) }
  }
}
