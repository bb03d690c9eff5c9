import Foundation
import Testing
import UnblockModel
import UnblockTestSupport

/// Packages of several targets, each linted as a whole: who is found behind helpers, in other files and modules, and who is not.
@Suite struct WholeProgramTests {
  /// Read and linted once for all tests.
  private static let all = Result { try WholeProgram.all.map { ($0, try answers(about: $0.path)) } }

  @Test func everyAnswerIsAsLabelled() throws {
    let wrong = try Self.all.get().flatMap { mistakes(in: $1, of: $0, withIndex: false) }
    #expect(wrong.isEmpty, "\(wrong.count) answers are not as labelled:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func deadlocksAreErrors() throws {
    let wrong = try Self.all.get().flatMap { program, answers in paired(program, answers).compactMap(mistakenDeadlock) }
    #expect(wrong.isEmpty, "\(wrong.count) severities are not as labelled:\n\(wrong.joined(separator: "\n"))")
  }

  @Test func tracesAreAsLabelled() throws {
    let wrong = try Self.all.get().flatMap { program, answers in paired(program, answers).compactMap(mistakenTrace) }
    #expect(wrong.isEmpty, "\(wrong.count) traces are not as labelled:\n\(wrong.joined(separator: "\n"))")
  }

  /// The floors are today's figures, so that nothing gets worse; 0.92 each is what is wanted without an index.
  @Test func precisionAndRecall() throws {
    let scores = try Self.all.get().map { (name: $0.name, score: score(of: $1, for: $0)) }
    let total = scores.map(\.score).reduce(Score(), +)
    print((scores.map { $0.score.row($0.name) } + [total.row("whole programs")]).joined(separator: "\n"))
    #expect(total.precision >= 0.97)
    #expect(total.recall >= 0.96)
    #expect(total.cases >= 220)
    #expect(total.silentCases * 2 > total.cases)
  }

  /// Packages may have targets of the same names; which of them a file means, its own manifest says.
  @Test func packagesTogetherAnswerAsApart() throws {
    let apart = try Self.all.get().flatMap { $1.map(\.place) }
    let together = try answers(about: WholeProgram.folder).map(\.place)
    let fresh = surplus(of: together, over: apart)
    #expect(fresh.isEmpty, "\(fresh.map(\.description).joined(separator: "\n"))")
    let lost = surplus(of: apart, over: together)
    #expect(lost.isEmpty, "\(lost.map(\.description).joined(separator: "\n"))")
  }

  @Test func everyPackageHasSeveralModulesAndSilentTwins() {
    #expect(WholeProgram.all.count >= 10)
    for program in WholeProgram.all {
      let folders = Set(program.files.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") }.filter { $0.contains("/Sources/") })
      #expect(folders.count > 1, "\(program.name)")
      #expect(program.labels.contains(where: \.isTrue) && !program.labels.allSatisfy(\.isTrue), "\(program.name)")
    }
  }

  @Test func rulesInMarkersExist() {
    let known = Set(Linting().rules.rules.map(\.id) + [""])
    let strange = WholeProgram.all.flatMap(\.labels).map(\.marker.place).filter { !known.contains($0.rule) }
    #expect(strange.isEmpty, "\(strange.map(\.description).joined(separator: "\n"))")
  }

  @Test func noMarkerIsMisspelt() {
    let marked = WholeProgram.all.flatMap { program in
      let known = Set(program.labels.map { "\($0.marker.place.path):\($0.marker.place.line)" })
      return program.files.flatMap { file in
        file.lines.enumerated().compactMap { index, line in
          let place = "\(file.path):\(index + 1)"
          return line.contains(#/// *(finding|silent|missed|false|trace)\b/#) && !known.contains(place) ? "\(place): \(line)" : nil
        }
      }
    }
    #expect(marked.isEmpty, "\(marked.joined(separator: "\n"))")
  }

  /// Labels are of code that compiles; and what the compiler wrote down meanwhile makes answers better.
  @Test func packagesBuildAndAnswerWithTheirIndex() throws {
    let script = projectRoot.appendingPathComponent("Tests/build-whole-program.sh")
    let run = try run(script, [], in: projectRoot, seconds: 1200)
    #expect(run.end == .status(0), "\(run.text)\(run.errors)")
    let all = try WholeProgram.all.map { program in
      (program, try answers(about: program.path, ["--index-store", ".build-fixtures/\(program.name)/debug/index/store"]))
    }
    let wrong = all.flatMap { mistakes(in: $1, of: $0, withIndex: true) }
    #expect(wrong.isEmpty, "\(wrong.count) answers are not as labelled:\n\(wrong.joined(separator: "\n"))")
    let total = all.map { score(of: $1, for: $0) }.reduce(Score(), +)
    print(total.row("whole programs, with the index"))
    #expect(total.precision >= 0.99)
    #expect(total.recall >= 0.99)
  }
}

// MARK: - Comparing

/// A wrong answer that no label knows of, and a label that is wrong by now.
private func mistakes(in answers: [Answer], of program: WholeProgram, withIndex: Bool) -> [String] {
  func places(_ verdict: Marker.Verdict) -> [Place] {
    program.labels.filter { $0.verdict(withIndex: withIndex) == verdict }.map(\.marker.place)
  }
  let reported = answers.map(\.place)
  let unexpected = surplus(of: reported, over: places(.finding))
  let foundAfterAll = surplus(of: places(.missedAlarm), over: surplus(of: places(.missedAlarm), over: unexpected))
  return surplus(of: places(.finding), over: reported).map { "\($0) is not reported" }
    + surplus(of: unexpected, over: places(.missedAlarm) + places(.falseAlarm)).map { "\($0) is reported, and is none" }
    + foundAfterAll.map { "\($0) is reported: now right, change the marker" }
    + surplus(of: places(.falseAlarm), over: unexpected).map { "\($0) is silent: now right, change the marker" }
}

private func score(of answers: [Answer], for program: WholeProgram) -> Score {
  let truth = program.labels.filter(\.isTrue).map(\.marker.place)
  let reported = answers.map(\.place)
  return Score(
    cases: program.labels.count, silentCases: program.labels.count - truth.count, expected: truth.count, reported: reported.count,
    found: reported.count - surplus(of: reported, over: truth).count)
}

/// Each label of a finding that is there, with what the tool reported on its line, if anything of its rule.
private func paired(_ program: WholeProgram, _ answers: [Answer]) -> [(Label, Answer)] {
  let byPlace = Dictionary(grouping: answers, by: \.place)
  return program.labels.filter(\.isTrue).compactMap { label in byPlace[label.marker.place]?.first.map { (label, $0) } }
}

private func mistakenDeadlock(_ label: Label, _ answer: Answer) -> String? {
  let isError = answer.severity == "error"
  return switch label.deadlock {
  case .none where isError: "\(answer.place) is an error, and no deadlock"
  case .isReported where !isError: "\(answer.place) is a deadlock, and a mere \(answer.severity)"
  case .isMissed where isError: "\(answer.place) is an error: now right, change the marker"
  case .isFalse where !isError: "\(answer.place) is a \(answer.severity): now right, change the marker"
  default: nil
  }
}

private func mistakenTrace(_ label: Label, _ answer: Answer) -> String? {
  guard let trace = label.trace else { return nil }
  let isRight = trace.matches(answer, isDeadlock: label.deadlock != .none)
  guard isRight == trace.isKnownToDiffer else { return nil }
  let told = answer.trace.map(\.function) + [answer.trace.last?.calls ?? answer.api]
  return "\(answer.place): " + (isRight ? "now right, change the marker" : "the trace is \(told.joined(separator: " > "))")
}
