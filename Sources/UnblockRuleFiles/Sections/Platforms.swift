import UnblockModel

extension MappingReader {
  /// One entry of `platforms`.
  mutating func platform(to contents: inout RuleFile) {
    let platform = Platform(name: string("name"), systems: strings("systems"), modules: strings("modules"))
    contents.platforms.append(Located(platform, at: location))
  }
}
