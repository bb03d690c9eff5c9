// Nothing is imported here: in Swift 5 mode members of types are visible because other files of the module import them.
func without() async {
    _ = makeDisk().read()  // finding: blocking-sleep
    _ = makeDisk().name()  // silent
    makeCabinet().open()  // silent
    _ = makeCabinet().disk.read()  // finding: blocking-sleep
}
