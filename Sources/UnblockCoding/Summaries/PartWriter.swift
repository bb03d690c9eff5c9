import UnblockModel

/// Writes what a part of a summary says, as numbers: those of two summaries are equal where they say the same, wherever it stands in the text and in the tables.
///
/// What the part refers to is written where it is first referred to, and after that it is a number. Of positions only the order is written: which comes
/// before which, and which are the same.
struct PartWriter: Coder {
  private let summary: FileSummary
  private let owners: SummaryOwners
  /// The function that the part is about; `FileSummary.topLevel` for what stands in no function.
  private let root: Int32
  /// What stands for the declared functions of the file.
  private let declared: [Int32: UInt64]
  private let words: WordNumbers

  private var numbers: [UInt64] = []
  private var positions: [UInt32] = []
  private var functions: [Int32: UInt64] = [:]
  private var expressions: [Int32: UInt64] = [:]
  private var variables: [Int32: UInt64] = [:]
  /// The arguments that the next number tells the count of.
  private var list: Int32?
  /// It refers to something of another part, which nothing here stands for.
  private(set) var isOpen = false

  init(_ summary: FileSummary, _ owners: SummaryOwners, root: Int32, declared: [Int32: UInt64] = [:], words: WordNumbers) {
    self.summary = summary
    self.owners = owners
    self.root = root
    self.declared = declared
    self.words = words
  }

  /// What was written.
  var part: [UInt64] { numbers + order(of: positions) + order(of: functions.sorted { $0.value < $1.value }.map { UInt32(bitPattern: $0.key) }) }

  /// Each as its place among all.
  private func order(of values: [UInt32]) -> [UInt64] {
    let sorted = Set(values).sorted()
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($0.element, UInt64($0.offset)) })
    return values.map { places[$0] ?? 0 }
  }

  // MARK: Coder

  var isWriting: Bool { true }

  mutating func number(_ value: inout UInt64) {
    numbers.append(value)
    guard let start = list else { return }
    list = nil
    for place in Int(start)..<Int(start) + Int(value) { put(summary.arguments[place]) }
  }

  mutating func string(_ value: inout String) { numbers.append(words.number(of: value)) }
  mutating func offset(_ value: inout UInt32) { positions.append(value) }
  mutating func refuse() { isOpen = true }

  mutating func span(_ start: inout UInt32, _ end: inout UInt32) {
    positions.append(start)
    positions.append(end)
  }

  mutating func place(_ value: inout Int32, in table: SummaryTable) {
    switch table {
    case .names: numbers.append(words.number(of: summary.names[Int(value)]))
    // The types of both summaries are the same ones.
    case .types: numbers.append(UInt64(value))
    case .typeReferences: put(summary.typeReferences[Int(value)])
    case .arguments: list = value
    case .expressions: if isFirst(value, \.expressions) { put(summary.expressions[Int(value)]) }
    case .variables: variable(value)
    case .functions: function(value)
    }
  }

  /// Writes a number for something, and tells whether it comes for the first time.
  private mutating func isFirst(_ value: Int32, _ known: WritableKeyPath<PartWriter, [Int32: UInt64]>) -> Bool {
    let next = UInt64(self[keyPath: known].count)
    let number = self[keyPath: known][value] ?? next
    self[keyPath: known][value] = number
    numbers.append(number)
    return number == next
  }

  private mutating func variable(_ value: Int32) {
    let variable = summary.variables[Int(value)]
    // What stands in no function is the same in both summaries, or else they are not compared any further.
    if variable.kind.isDeclared, root != FileSummary.topLevel.index { return numbers.append(UInt64(owners.declaredBefore[Int(value)])) }
    guard owners.variables[Int(value)] == root else { return refuse() }
    if isFirst(value, \.variables) { put(variable.kind.isDeclared && variable.initialValue != nil ? variable.withoutSource : variable) }
  }

  private mutating func function(_ value: Int32) {
    if let number = declared[value] { return numbers.append(number) }
    // All that is written in no other function is written in the file.
    if value == FileSummary.topLevel.index { return numbers.append(.max) }
    guard owners.functions[Int(value)] == root else { return refuse() }
    if isFirst(value, \.functions) { put(summary.functions[Int(value)]) }
  }
}

extension Variable.Kind {
  /// It is written in no function.
  var isDeclared: Bool { self == .property || self == .global }
}

extension Variable {
  /// Its initial value is a function, which says all of it.
  fileprivate var withoutSource: Variable {
    var result = self
    result.source = .none
    return result
  }
}

/// Numbers that stand for texts. A class, as the parts of two summaries share them.
final class WordNumbers {
  private var numbers: [String: UInt64] = [:]

  func number(of word: String) -> UInt64 {
    if let number = numbers[word] { return number }
    numbers[word] = UInt64(numbers.count)
    return UInt64(numbers.count - 1)
  }
}

/// For all that a summary has, the declared function in which it is written; `FileSummary.topLevel` for the rest.
struct SummaryOwners {
  private(set) var functions: [Int32]
  private(set) var variables: [Int32] = []
  private(set) var expressions: [Int32] = []
  /// For each variable, how many before it are written in no function.
  private(set) var declaredBefore: [Int] = []
  /// The same by function.
  private(set) var variablesByOwner: [Int32: [Int]] = [:]
  private(set) var expressionsByOwner: [Int32: [Int]] = [:]

  init(_ summary: FileSummary) {
    functions = []
    for (place, function) in summary.functions.enumerated() {
      let isInner = function.parent.map { $0 != FileSummary.topLevel } ?? false
      functions.append(isInner ? functions[Int(function.parent?.index ?? 0)] : Int32(place))
    }
    let roots = summary.functions.indices.dropFirst().filter { functions[$0] == Int32($0) }.map { (range: summary.functions[$0].range, place: Int32($0)) }
    let sorted = roots.sorted { ($0.range.start, $1.range.end, $0.place) < ($1.range.start, $0.range.end, $1.place) }
    variables = Self.owners(of: summary.variables.map(\.range), sorted)
    for (place, variable) in summary.variables.enumerated() where variable.kind.isDeclared { variables[place] = FileSummary.topLevel.index }
    // Wherever its range is said to be.
    for (place, function) in summary.functions.enumerated() { for parameter in function.parameters { variables[Int(parameter.variable.index)] = functions[place] } }
    expressions = Self.owners(of: summary.expressions.map(\.range), sorted)
    var count = 0
    for variable in summary.variables {
      declaredBefore.append(count)
      if variable.kind.isDeclared { count += 1 }
    }
    variablesByOwner = Dictionary(grouping: variables.indices) { [variables] in variables[$0] }
    expressionsByOwner = Dictionary(grouping: expressions.indices) { [expressions] in expressions[$0] }
  }

  /// The innermost of the functions around each range. Those are in the order of their beginnings, the outer ones first.
  private static func owners(of ranges: [ByteRange], _ functions: [(range: ByteRange, place: Int32)]) -> [Int32] {
    var result = Array(repeating: FileSummary.topLevel.index, count: ranges.count)
    var open: [(range: ByteRange, place: Int32)] = []
    var next = 0
    for place in ranges.indices.sorted(by: { ranges[$0].start < ranges[$1].start }) {
      while next < functions.count, functions[next].range.start <= ranges[place].start {
        while let last = open.last, last.range.end <= functions[next].range.start { open.removeLast() }
        open.append(functions[next])
        next += 1
      }
      result[place] = open.last { $0.range.contains(ranges[place]) }?.place ?? FileSummary.topLevel.index
    }
    return result
  }
}
