import Foundation

func registers(_ registry: Registry) {
    registry.onRequest { _ in
        sleep(1)  // finding: blocking-sleep
    }
    registry.onStart {
        sleep(1)  // silent
    }
    registry.onThread {
        sleep(1)  // silent
    }
    registry.onMain {
        sleep(1)  // finding: blocking-sleep
    }
}

func registersLater(_ registry: Registry) async {
    registry.onStart {
        sleep(1)  // finding: blocking-sleep
    }
    registry.onThread {
        sleep(1)  // silent
    }
}

func registersNamed(_ registry: Registry) {
    registry.onUpdate { _ in
        sleep(1)  // finding: blocking-sleep
    }
    registry.onReply { _ in
        sleep(1)  // finding: blocking-sleep
    }
    registry.onEnd { _ in
        sleep(1)  // silent
    }
}
