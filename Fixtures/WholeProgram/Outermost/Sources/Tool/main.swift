// Top-level code without `await` is the main thread before anything async runs: it may block.
import Files
import Service

warmUp()  // silent
print((try? contents("a")) ?? "")  // silent
commitAll()  // silent

func later() async {
    warmUp()  // finding: blocking-file-io
}

Task { await later() }  // silent
