import UnblockModel

extension MappingReader {
  /// One entry of `placeTests`.
  mutating func placeTest(in file: FileHeader, to contents: inout RuleFile) {
    let module = self.module(in: file)
    let names = self.names("name")
    let places = [Place.mainActor, .eventLoop, .task].map(\.rawValue)
    let place = required("place") { $0.word(of: places) }.flatMap(Place.init(rawValue:)) ?? .unknown
    let required = has("requires") ? flag("requires") : nil
    contents.placeTests += names.map { Located(PlaceTest(module: module, name: $0, place: place, required: required), at: location) }
  }
}
