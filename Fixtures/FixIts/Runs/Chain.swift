// A helper becomes async.
// apply: unsafe
import Foundation

actor Store {
    var text = "text"

    func update() async {
        print("before")
        refresh()
        print("after", text)
    }

    private func refresh() {
        let data = FileManager.default.contents(atPath: "missing")
        text += data == nil ? " none" : " some"
    }
}

@main struct Program {
    static func main() async {
        let store = Store()
        await store.update()
        print(await store.text)
    }
}
