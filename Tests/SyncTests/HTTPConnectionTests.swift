import ChannelSimulator
import Desk
import StrictJSON
import Sync
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite(.timeLimit(.minutes(10)))
struct HTTPConnectionTests {
    /// Limits that a machine under load does not reach.
    private static var patient: HTTPLimits {
        var limits = HTTPLimits()
        (limits.connect, limits.idle, limits.whole) = (600_000, 600_000, 600_000)
        return limits
    }

    private func connected(
        limits: HTTPLimits = patient, _ work: (Simulator, HTTPConnection) async throws -> Void
    ) async throws {
        let simulator = try await Simulator.start()
        let origin = try #require(Origin(simulator.baseURL))
        let http = HTTPConnection(origin: origin, token: try Secret(checking: Simulator.token), limits: limits)
        do { try await work(simulator, http) } catch { Issue.record(error) }
        await http.close()
        await simulator.stop()
    }

    private func fault(_ http: HTTPConnection, _ request: HTTPRequest) async -> HTTPFault? {
        do throws(HTTPFault) {
            _ = try await http.send(request)
            return nil
        } catch { return error }
    }

    private let me = HTTPRequest(.get, "/api/v1/accounts/verify_credentials")

    @Test("a call over the loopback carries the token and brings JSON")
    func call() async throws {
        try await connected { _, http in
            let reply = try await http.send(me)
            #expect(reply.status == 200)
            #expect(reply.json?["acct"]?.string == "stadt")
            #expect(reply.date != nil)
            #expect(reply.header("x-ratelimit-limit") == "300")
        }
    }

    @Test("a connection cut before or after the post is an interruption, never a refusal")
    func cut() async throws {
        try await connected { simulator, http in
            await simulator.mastodon.order(.cutBefore, on: .posting)
            await simulator.mastodon.order(.cutAfter, on: .posting)
            let post = HTTPRequest(.post, "/api/v1/statuses", body: .form([.init("status", "Moin & tschüss")]))
            for expected in [0, 1] {
                let fault = await fault(http, post)
                #expect(fault?.nothingSent == false)
                #expect(await simulator.mastodon.cityPosts().count == expected)
            }
            #expect(await simulator.mastodon.cityPosts().map(\.text) == ["Moin & tschüss"])
        }
    }

    @Test("a body that trickles ends with the time limit of the whole exchange")
    func slow() async throws {
        var limits = HTTPConnectionTests.patient
        limits.whole = 400
        try await connected(limits: limits) { simulator, http in
            await simulator.mastodon.order(.slowBody, on: .reading)
            #expect(await fault(http, me) == .interrupted("no complete answer within 0 s"))
        }
    }

    @Test("a body or header over its limit is refused")
    func tooLarge() async throws {
        var limits = HTTPConnectionTests.patient
        limits.body = 40
        try await connected(limits: limits) { _, http in
            #expect(await fault(http, me) == .tooLarge("body over 40 bytes"))
        }
        limits = HTTPConnectionTests.patient
        limits.headerFields = 2
        try await connected(limits: limits) { _, http in
            guard case .tooLarge = await fault(http, me) else {
                Issue.record("taken")
                return
            }
        }
    }

    @Test("where nobody listens, nothing was sent")
    func nobody() async throws {
        // Bound and not listening: no other test can get the port meanwhile.
        let bound = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(bound) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let port = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(bound, generic, size) == 0 && getsockname(bound, generic, &size) == 0
            }
        }
        try #require(port)
        let origin = try #require(Origin("http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))"))
        let http = HTTPConnection(origin: origin)
        let fault = await fault(http, me)
        #expect(fault?.nothingSent == true, "\(fault?.reason ?? "no fault")")
        await http.close()
    }

    @Test("a token never travels without encryption to another machine")
    func unencrypted() async throws {
        let origin = try #require(Origin("http://city.example"))
        let http = HTTPConnection(origin: origin, token: try Secret(checking: "abc"))
        #expect(await fault(http, me) == .forbidden("a token is not sent to http://city.example without encryption"))
        await http.close()
    }

    @Test("reading and answering work over a real connection, by the control API")
    func roundTrip() async throws {
        try await connected { simulator, http in
            let made = try await http.send(
                HTTPRequest(
                    .post, "/control/comment", body: .json(["text": "Wo ist das Fundbüro?", "name": "Lina Weiß"])))
            let id = try #require(made.json?["id"]?.string)
            let connector = MastodonConnector(http: http, settings: MastodonSettings(account: "stadt"))
            let page = try await connector.pull(after: nil)
            #expect(page.items.map(\.text) == ["@stadt Wo ist das Fundbüro?"])
            let reply = OutboxItem(
                id: "o1", key: "k", account: "stadt", channel: .mastodon, inReplyTo: id, recipient: nil,
                text: "Im Rathaus, Zimmer 12.", marker: try await connector.marker())
            #expect(try await connector.find(reply) == nil)
            guard case .accepted(let remote, let url) = await connector.deliver(reply) else {
                Issue.record("not accepted")
                return
            }
            #expect(try await connector.find(reply) == FoundPost(id: remote, url: url))
        }
    }
}
