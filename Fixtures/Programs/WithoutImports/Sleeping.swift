// No import here: `sleep` and `readAll` can only be the module's own.
func naps() async {
    sleep(10)  // silent
    _ = readAll()  // silent
    Thread.sleep(forTimeInterval: 1)  // silent
    doze()  // finding: blocking-sleep
    let text = readLine()  // finding: blocking-stdin
    print(text ?? "")
}

func sleep(_ hours: Int) {}

func readAll() -> [String] { [] }

enum Thread {
    static func sleep(forTimeInterval interval: Double) {}
}
