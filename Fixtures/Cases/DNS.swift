// Resolving names asks a name server, unless the name is an address already.
import Foundation

func resolve(_ host: String) async -> Int32 {
    var hints = addrinfo()
    hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    var result: UnsafeMutablePointer<addrinfo>?
    let status = getaddrinfo(host, "443", &hints, &result)  // finding: blocking-dns
    freeaddrinfo(result)  // silent
    return status
}

func numeric(_ host: String) async -> Int32 {
    var hints = addrinfo()
    hints.ai_flags = AI_NUMERICHOST
    var result: UnsafeMutablePointer<addrinfo>?
    defer { freeaddrinfo(result) }  // silent
    return getaddrinfo(host, nil, &hints, &result)  // silent
}

func names(_ address: UnsafePointer<sockaddr>, _ length: socklen_t) async {
    var host = [CChar](repeating: 0, count: 1025)
    getnameinfo(address, length, &host, 1025, nil, 0, 0)  // finding: blocking-dns
    getnameinfo(address, length, &host, 1025, nil, 0, NI_NUMERICHOST)  // silent
    _ = gethostbyname("example.org")  // finding: blocking-dns
}

func hosts() async {
    _ = Host(name: "example.org").addresses  // finding: blocking-dns
    _ = ProcessInfo.processInfo.hostName  // finding: blocking-dns
    _ = ProcessInfo.processInfo.processIdentifier  // silent
    _ = URL(string: "https://example.org")?.host  // silent
}

struct Registry {
    struct Host {
        let name: String
        var addresses: [String] { [name] }
    }
    var hostName = "registry"
}

func registry(_ registry: Registry, _ host: Registry.Host) async {
    _ = host.addresses  // silent
    _ = registry.hostName  // silent
}

/// A resolver with a cache in front, as servers have them: the miss is what blocks.
final class Resolver: @unchecked Sendable {
    private var cache: [String: Int32] = [:]

    func lookup(_ host: String) -> Int32 {
        if let known = cache[host] { return known }
        var result: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, nil, nil, &result)  // silent
        cache[host] = status
        return status
    }
}

func handleRequest(_ resolver: Resolver, _ host: String) async -> Int32 {
    resolver.lookup(host)  // finding: blocking-dns
}
