// Initialisers, accessors and static functions can be marked as well.
import Foundation

final class Device {
    @available(*, noasync)
    init() {}

    init(name: String) {}

    @available(*, noasync)
    var state: Int { 1 }

    var name: String { "device" }

    @available(*, noasync)
    static func reset() {}

    @available(*, noasync)
    subscript(index: Int) -> Int { index }
}

func makeDevice() -> Device {
    Device()  // silent
}

func stateOf(_ device: Device) -> Int {
    device.state  // silent
}

func uses(_ devices: [Device]) async {
    let device = makeDevice()  // finding: noasync-call
    _ = Device(name: "a")  // silent
    _ = stateOf(device)  // finding: noasync-call
    _ = device.name  // silent
    _ = devices.map { $0.state }  // finding: noasync-call
    _ = devices.map { $0.name }  // silent
    _ = devices.map { $0[0] }  // finding: noasync-call
    [1].forEach { _ in Device.reset() }  // finding: noasync-call
}

@MainActor
func usesOnMain(_ device: Device) -> Int {
    device.state  // finding: noasync-call
}

func usesInSync(_ device: Device) -> Int {
    Device.reset()  // silent
    return device.state  // silent
}
