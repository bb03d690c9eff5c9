// A property wrapper whose getter reads.
import Foundation

@propertyWrapper struct Stored: Sendable {
    var path: String
    var wrappedValue: String {
        get { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "none" }
        set { try? newValue.write(toFile: path, atomically: true, encoding: .utf8) }
    }
}

struct Settings: Sendable {
    @Stored(path: "name") var name: String
}

@main struct Program {
    static func main() async {
        var settings = Settings()
        settings.name = "one"
        print(settings.name, settings.name.count)
        settings.name += "!"
        print(settings.name)
    }
}
