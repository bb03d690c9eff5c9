// This module has no default isolation: the same words mean something else here.
import Foundation
import Pools
import Screens

func present() {
    settle()  // silent
}

func presents(_ screen: Screen) async {
    present()  // finding: blocking-sleep
    await Screens.present()  // silent
    await screen.appear()  // silent
    screen.prepare()  // finding: blocking-sleep
    measure()  // finding: blocking-sleep
}

@MainActor
func onMain(_ screen: Screen) {
    screen.appear()  // silent
    present()  // finding: blocking-sleep
    screen.prepare()  // finding: blocking-sleep
    glance()  // silent
}

func onThreads(_ screen: Screen) {
    Thread.detachNewThread {
        measure()  // silent
        screen.prepare()  // silent
        present()  // silent
    }
    measure()  // silent
}

func onTheMainThread() {
    settle()  // silent
    MainActor.assumeIsolated {
        settle()  // finding: blocking-sleep
    }
}
