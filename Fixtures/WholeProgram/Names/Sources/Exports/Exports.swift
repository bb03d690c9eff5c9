// Hands on what Alpha has, and adds to its types.
@_exported import Alpha
import Foundation

extension Vault {
    public func lock() {
        close()  // silent
    }

    public func label() -> String { "vault" }
}

open class Panel: Widget {
    open func show() {
        draw()  // silent
    }

    open func hide() { layout() }
}

public typealias Safe = Vault
