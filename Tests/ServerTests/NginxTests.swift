import Foundation
import Sync
import Testing

/// The script and the door to the network, before any channel stands on them.
struct NginxTests {
    @Test("a file that did not change is answered with 304, and the server goes when the test does")
    func notModified() async throws {
        let server = try RealServer("nginx")
        defer { server.stop() }
        try "moin".write(toFile: try server.fact("www") + "/a.atom", atomically: true, encoding: .utf8)
        let http = HTTPConnection(origin: try #require(Origin(try server.fact("url"))))
        let first = try await http.send(HTTPRequest(.get, "/a.atom"))
        #expect(first.status == 200)
        let tag = try #require(first.header("ETag"))
        let again = try await http.send(HTTPRequest(.get, "/a.atom", headers: [.init("If-None-Match", tag)]))
        #expect(again.status == 304)
        await http.close()
    }
}
