package import UnblockModel

/// A way to write a call graph.
package enum GraphFormat: String, CaseIterable, Sendable {
  case text, json, dot

  /// - Parameter texts: those of the files in which the functions are declared and the calls stand
  package func render(_ graph: CallGraph, _ texts: SourceTexts) -> String {
    switch self {
    case .text: textOfGraph(graph, texts)
    case .json: jsonOfGraph(graph, texts).text
    case .dot: dotOfGraph(graph, texts)
    }
  }
}
