// This file sees Beta's names, and names of its own.
import Beta

func onlyBeta(_ reader: Reader, _ door: Door) async {
    _ = reader.read()  // silent
    Format.run()  // silent
    process(1)  // silent
    _ = "a b".split(separator: " ")[0].shout()  // silent
    _ = door.open()  // silent
    door.wait()  // silent
    door.sleep(3)  // silent
}

private func pause() {}
private func settle() {}

func ownPause() async {
    pause()  // silent
    settle()  // silent
}
