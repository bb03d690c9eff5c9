// The manifest excludes this file: its function is no rival of the target's.
import Foundation

func helper() {
    sleep(1)  // silent
}
