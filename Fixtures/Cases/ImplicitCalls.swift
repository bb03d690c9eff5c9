// Calls that are written without a call: property wrappers, operators, callable values, descriptions.
import Foundation

@propertyWrapper
struct FromDisk {
    let name: String
    var wrappedValue: String {
        (try? String(contentsOfFile: name, encoding: .utf8)) ?? ""  // silent
    }
}

struct Account {
    @FromDisk(name: "user") var user
    var plain = ""
}

func wrapped(_ account: Account) async {
    _ = account.user  // finding: blocking-file-io
    _ = account.plain  // silent
}

struct Probe: CustomStringConvertible {
    var description: String {
        sleep(1)  // silent
        return "probe"
    }

    func callAsFunction() {
        sleep(1)  // silent
    }

    static func += (probe: inout Probe, seconds: UInt32) {
        sleep(seconds)  // silent
    }
}

func implicit(_ given: Probe) async {
    var probe = given
    probe()  // finding: blocking-sleep
    probe += 2  // finding: blocking-sleep
    print("\(probe)")  // finding: blocking-sleep
    var number = 1
    number += 2  // silent
}
