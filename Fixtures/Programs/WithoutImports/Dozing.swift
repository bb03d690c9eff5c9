import Foundation

func doze() {
    usleep(300_000)  // silent
}
