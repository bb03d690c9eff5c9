// Overloads that differ in async, in types or in labels; extensions and subclasses from a third module.
import Exports

func overloads(_ vault: Vault, _ names: [String]) async {
    _ = await vault.open()  // silent
    _ = names.map { _ in vault.open() }  // finding: blocking-sleep
    vault.close()  // finding: blocking-sleep
    await vault.close("done")  // silent
    _ = vault.count(of: "a")  // finding: blocking-sleep
    _ = vault.count(of: 3)  // silent
    _ = vault.find("a")  // finding: blocking-sleep
    _ = vault.find("a", deep: true)  // finding: blocking-sleep
    _ = vault.find("a", limit: 3)  // silent
    async let opened = vault.open()  // silent
    _ = await opened
}

func closures(_ vault: Vault) async {
    _ = await vault.map { _ in await vault.open() }  // silent
    let sync: () -> Int = { vault.open() }  // silent
    _ = sync()  // finding: blocking-sleep
    func opens() -> Int { vault.open() }  // silent
    _ = opens()  // finding: blocking-sleep
}

func inSync(_ vault: Vault) -> Int {
    vault.open()  // silent
}

func extended(_ vault: Vault, _ safe: Safe, _ panel: Panel) async {
    vault.lock()  // finding: blocking-sleep  // trace: Vault.lock() > Vault.close() > sleep(_:)
    _ = vault.label()  // silent
    safe.lock()  // finding: blocking-sleep
    _ = Safe().label()  // silent
    panel.show()  // finding: blocking-sleep
    panel.hide()  // silent
    panel.draw()  // finding: blocking-sleep
}
