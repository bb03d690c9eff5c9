import Testing
@testable import UnblockAnalysis
import UnblockModel
import UnblockRules
import UnblockTestSupport

/// The sites that are asked what they run must be all that run it: to ask the others as well may cost time, and changes nothing.
@Suite struct SiteCandidateTests {
  @Test func noWayIsMissed() {
    var found = 0
    var missed: [String] = []
    for fixture in Fixture.all {
      let ways = onLargeStack { Ways(in: fixture) }
      found += ways.found
      missed += ways.missed.map { "\(fixture.name): \($0)" }
    }
    #expect(missed.isEmpty, "\(missed.count) ways are missed:\n\(missed.joined(separator: "\n"))")
    #expect(found > 500)
  }
}

/// Every way from a site of a program to a function of it.
private struct Ways: Sendable {
  var found = 0
  var missed: [String] = []

  init(in fixture: Fixture) {
    let linting = Linting(platform: fixture.platform)
    let program = linting.program(of: [(ProgramModule(name: "Main", defaultIsolation: nil, dependencies: []), fixture.files)])
    let index = ProgramIndex(program, rules: RuleIndex(linting.rules, platform: fixture.platform))
    let stretches = Stretches(index, linting.options, OneWorker())
    var propagation = Propagation(stretches, options: linting.options, silencing: SuppressionTable(program: program, rules: index.rules))
    propagation.run(causes(in: stretches, linting.options))
    for unit in program.units.indices {
      for place in program.units[unit].summary.functions.indices { look(for: FunctionKey(unit: unit, id: ID(place)), propagation) }
    }
  }

  private mutating func look(for callee: FunctionKey, _ propagation: Propagation) {
    let words = propagation.words.words(for: callee)
    let candidates = Set(propagation.candidates.sites(of: words, for: callee))
    for key in words.flatMap({ propagation.sitesByName[$0] }) where propagation.way(from: key, to: callee) != nil {
      found += 1
      if candidates.contains(key) { continue }
      missed.append("\(propagation.resolver.signature(of: key.function)) at \(propagation.index[key].nameRange.start) runs \(propagation.resolver.signature(of: callee))")
    }
  }
}
