import ChannelSimulator
import Desk
import Sync
import Synchronization
import Testing

struct FeedRedirectTests {
    private let clock = HandClock()

    private func reply(_ status: Int, _ place: String) -> HTTPReply {
        FeedStand.reply("", [("Location", place)], status: status)
    }

    /// Where a redirect led; nil when it was refused.
    private func follow(
        _ place: String, from home: String = "https://stadt.example", addresses: [String] = ["203.0.113.7"]
    ) async throws -> String? {
        let opened = Mutex<[String]>([])
        let there = try PlayedHTTP([FeedStand.reply(FeedStand.rss([("1", "", 1, "Eins")]))])
        let http = RedirectingHTTP(origin: try #require(Origin(home)), place: place)
        let connector = FeedConnector(
            http: http, settings: FeedStand.settings,
            door: { origin in
                opened.withLock { $0.append(origin.description) }
                return there
            }, resolve: { $0 == "stadt.example" ? ["203.0.113.1"] : addresses }, now: { [clock] in clock.now() })
        do throws(ChannelFault) {
            _ = try await connector.pull(after: nil)
            return opened.withLock { $0.first } ?? ""
        } catch { return nil }
    }

    @Test("another server is asked without our proof, through a door of its own")
    func elsewhere() async throws {
        #expect(try await follow("https://cdn.example/f") == "https://cdn.example")
    }

    @Test(
        "places that no feed may send us to",
        arguments: [
            "http://cdn.example/f", "ftp://cdn.example/f", "file:///etc/passwd", "https://127.0.0.1/f",
            "https://localhost/f", "https://10.1.2.3/f", "https://192.168.1.1/", "https://169.254.169.254/latest",
            "https://172.20.0.1/", "https://100.64.0.1/", "https://2130706433/", "https://0x7f.1/", "https://[::1]/",
            "https://[::ffff:10.0.0.1]/", "https://[fd00::1]/", "https://[fe80::1]/", "https://0.0.0.0/",
            "https://drucker.local/", "https://user:pw@cdn.example/", "nonsense", "",
        ])
    func refused(place: String) async throws { #expect(try await follow(place) == nil) }

    @Test("a name that leads into the house is refused too, unless the feed itself lies there")
    func resolved() async throws {
        #expect(try await follow("https://cdn.example/f", addresses: ["203.0.113.7", "10.0.0.8"]) == nil)
        #expect(
            try await follow("https://10.0.0.9/f", from: "https://10.0.0.8", addresses: ["10.0.0.8"])
                == "https://10.0.0.9")
    }

    @Test("more than five steps are refused, five are not")
    func steps() async throws {
        let body = FeedStand.reply(FeedStand.rss([("1", "", 1, "Eins")]))
        let five = (1...5).map { reply(302, "/f\($0)") }
        let (near, http) = try FeedStand.played(five + [body])
        #expect(try await near.pull(after: nil).items.count == 1)
        #expect(await http.requests.map(\.path) == ["/feed", "/f1", "/f2", "/f3", "/f4", "/f5"])
        let (far, _) = try FeedStand.played(five + [reply(302, "/f6"), body])
        await #expect(throws: ChannelFault.garbled("redirected more than 5 times")) { try await far.pull(after: nil) }
    }

    @Test("a move for good is told after three days of the same answer, once; a passing one never")
    func moved() async throws {
        let body = FeedStand.reply(FeedStand.rss([("1", "", 1, "Eins")]))
        func told(_ statuses: [Int]) async throws -> [Int] {
            let clock = HandClock()
            let (connector, _) = try FeedStand.played(statuses.flatMap { [reply($0, "/neu"), body] }, clock)
            var cursor: String?
            var told: [Int] = []
            for _ in statuses {
                let page = try await connector.pull(after: cursor)
                cursor = page.cursor ?? cursor
                told.append(page.rejected.count)
                clock.advance(seconds: 86_400)
            }
            return told
        }
        #expect(try await told([301, 308, 301, 301, 301, 301]) == [0, 0, 0, 1, 0, 0])
        #expect(try await told([301, 302, 301, 301, 301]) == [0, 0, 0, 0, 0])
        #expect(try await told([302, 307, 303, 302, 302]) == [0, 0, 0, 0, 0])
    }
}

/// A server that sends everybody elsewhere.
private struct RedirectingHTTP: HTTPPort {
    let origin: Origin
    let place: String

    func send(_ request: HTTPRequest) async throws(HTTPFault) -> HTTPReply {
        HTTPReply(status: 302, headers: [.init("Location", place)])
    }
}
