/// Keeps an object until the process ends: the system takes all memory back at once, which is faster than to free it piece by piece.
func keepToTheEnd(_ object: AnyObject) { _ = Unmanaged.passRetained(object) }
