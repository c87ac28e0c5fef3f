import Foundation
import Sync
import Testing

/// What a certificate must be before a token is sent.
struct TLSTests {
    private func ask(_ url: String, authority: String?) async throws -> HTTPFault? {
        let origin = try #require(Origin(url))
        let http = HTTPConnection(
            origin: origin, authorisation: .bearer(try Secret(checking: "geheim")), authority: authority)
        defer { Task { await http.close() } }
        do throws(HTTPFault) {
            _ = try await http.send(HTTPRequest(.get, "/"))
            return nil
        } catch { return error }
    }

    @Test(
        "an expired certificate, one of another host and an unknown authority get no token; the city's own authority does"
    )
    func certificates() async throws {
        let server = try RealServer("tls")
        defer { server.stop() }
        let authority = try server.fact("ca")
        func heard(_ name: String) throws -> String {
            try String(contentsOfFile: server.folder + "/\(name).heard", encoding: .utf8)
        }
        #expect(try await ask(try server.fact("good"), authority: authority) == nil)
        #expect(try heard("good") == "Bearer geheim\n")
        #expect(try await ask(try server.fact("good"), authority: nil)?.nothingSent == true)
        for name in ["expired", "other", "own"] {
            let fault = try await ask(try server.fact(name), authority: authority)
            #expect(fault?.nothingSent == true, "\(name): \(String(describing: fault))")
            #expect(try heard(name) == "", "\(name)")
        }
        #expect(try heard("good") == "Bearer geheim\n")
    }
}
