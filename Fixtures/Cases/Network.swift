// Sockets by hand, and URLs that are not files.
import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

func client(_ socket: Int32, _ address: sockaddr_in) async -> Int {
    var address = address
    let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
            connect(socket, generic, socklen_t(MemoryLayout<sockaddr_in>.size))  // finding: blocking-network
        }
    }
    var reply = [UInt8](repeating: 0, count: 16)
    send(socket, reply, 16, 0)  // finding: blocking-network
    return recv(socket, &reply, 16, 0) + Int(connected)  // finding: blocking-network
}

func server(_ listener: Int32) async {
    listen(listener, 16)  // silent
    while true {
        let connection = accept(listener, nil, nil)  // finding: blocking-network
        Task {
            var request = [UInt8](repeating: 0, count: 1024)
            recvfrom(connection, &request, 1024, 0, nil, nil)  // finding: blocking-network
            shutdown(connection, Int32(SHUT_RDWR))  // silent
        }
    }
}

func serverOnItsOwnThread(_ listener: Int32) async {
    Thread.detachNewThread {
        while true {
            let connection = accept(listener, nil, nil)  // silent
            Task {
                var request = [UInt8](repeating: 0, count: 1024)
                _ = recv(connection, &request, 1024, 0)  // finding: blocking-network
            }
        }
    }
}

func setsUp() async -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)  // silent
    var on: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, 4)  // silent
    return descriptor
}

func session(_ url: URL) async throws -> Int {
    let (data, _) = try await URLSession.shared.data(from: url)  // silent
    let task = URLSession.shared.dataTask(with: url)  // silent
    task.resume()  // silent
    return data.count
}

func keeps(_ url: URL, _ target: URL) async throws -> Int {
    let (data, response) = try await URLSession.shared.data(from: url)
    guard let response = response as? HTTPURLResponse, response.statusCode == 200 else { return 0 }  // silent
    try data.write(to: target)  // finding: blocking-file-io
    return data.count
}

func callbackAndSemaphore(_ url: URL) async -> Data? {
    let done = DispatchSemaphore(value: 0)
    let result = Box()
    URLSession.shared.dataTask(with: url) { data, _, _ in
        result.data = data
        sleep(1)  // silent
        done.signal()  // silent
    }.resume()
    done.wait()  // finding: blocking-wait
    return result.data
}

final class Box: @unchecked Sendable {
    var data: Data?
}

struct Peer {
    func connect(_ host: String, _ port: Int, _ timeout: Int) {}
    func send(_ text: String) {}
    func accept(_ offer: Int) {}
    func recv() -> [UInt8] { [] }
}

func peers(_ peer: Peer) async {
    peer.connect("example.org", 80, 3)  // silent
    peer.send("hello")  // silent
    peer.accept(1)  // silent
    _ = peer.recv()  // silent
}
