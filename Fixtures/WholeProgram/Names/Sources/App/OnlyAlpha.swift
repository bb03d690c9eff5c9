// This file sees Alpha's names.
import Alpha

func onlyAlpha(_ reader: Reader) async {
    _ = reader.read()  // finding: blocking-sleep  // trace: Reader.read() > doze() > sleep(_:)
    Format.run()  // finding: blocking-sleep
    process("a")  // finding: blocking-sleep
    _ = "a".shout()  // finding: blocking-sleep
}

final class Dial: Widget {
    override func layout() { draw() }  // silent
    func turn() { layout() }  // silent
    func mark() {}
}

func inherits(_ dial: Dial, _ widget: Widget) async {
    dial.draw()  // finding: blocking-sleep
    dial.turn()  // finding: blocking-sleep  // trace: Dial.turn() > Dial.layout() > Widget.draw() > sleep(_:)
    dial.mark()  // silent
    widget.draw()  // finding: blocking-sleep
}
