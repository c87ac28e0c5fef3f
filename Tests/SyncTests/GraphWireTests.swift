import ChannelSimulator
import Desk
import Testing

@testable import Sync

/// The whole way over a socket of this machine, with the connection that the program uses.
struct GraphWireTests {
    private func http(_ host: SimulatorHost, token: String) throws -> HTTPConnection {
        HTTPConnection(
            origin: try #require(Origin(host.baseURL)), authorisation: .bearer(try Secret(checking: token)))
    }

    private func order(_ action: OutboundAction, _ channel: Desk.Channel, _ target: String, _ text: String = "")
        -> OutboxItem
    {
        OutboxItem(
            id: "o", key: "k", account: "stadt", channel: channel, action: action, inReplyTo: target, recipient: nil,
            text: text)
    }

    @Test("Facebook: check, read, answer, block, let in and delete over HTTP")
    func facebook() async throws {
        let clock = HandClock()
        let server = SimulatedFacebook(proof: "0a", now: { clock.now() })
        let host = try await SimulatorHost.start(server)
        var settings = FacebookSettings(account: "stadt", page: SimulatedFacebook.page)
        settings.proof = "0a"
        let http = try http(host, token: SimulatedFacebook.token)
        let connector = FacebookConnector(http: http, settings: settings)
        let comment = await server.comment("Wann? Größe & Öffnung = 100 %", by: "Imke")
        #expect(try await connector.check().handle == "Stadt Musterstadt")
        let list = try await connector.pull(after: nil)
        let page = try await connector.pull(after: list.cursor)
        #expect(page.items.map(\.text) == ["Wann? Größe & Öffnung = 100 %"])
        let text = "Um acht & neun = gut 👍\nIhre Stadt"
        guard case .accepted = await connector.deliver(order(.reply, .facebook, comment, text)) else {
            Issue.record("not accepted")
            return
        }
        #expect(await server.answers().map(\.text) == [text])
        for action in [OutboundAction.privateReply, .ban, .unban, .delete] {
            guard case .accepted = await connector.deliver(order(action, .facebook, comment, text)) else {
                Issue.record("\(action) not accepted")
                continue
            }
        }
        #expect(await server.entry(comment) == nil)
        await http.close()
        await host.stop()
    }

    @Test("Instagram: read, answer and delete over HTTP; a wrong token stops")
    func instagram() async throws {
        let clock = HandClock()
        let server = SimulatedInstagram(now: { clock.now() })
        let host = try await SimulatorHost.start(server)
        let settings = InstagramSettings(account: "stadt", user: SimulatedInstagram.user)
        let http = try http(host, token: SimulatedInstagram.token)
        let connector = InstagramConnector(http: http, settings: settings)
        let comment = await server.comment("Wo ist das?", by: "Imke")
        let list = try await connector.pull(after: nil)
        #expect(try await connector.pull(after: list.cursor).items.map(\.id) == [comment])
        guard case .accepted = await connector.deliver(order(.reply, .instagram, comment, "Am Markt.")) else {
            Issue.record("not accepted")
            return
        }
        #expect(await connector.deliver(order(.delete, .instagram, comment)) == .accepted(id: comment, url: nil))
        let stranger = try self.http(host, token: "wrong")
        await #expect(throws: ChannelFault.authorisation("(190/467) Invalid OAuth access token. [AsimTrace]")) {
            try await InstagramConnector(http: stranger, settings: settings).check()
        }
        await stranger.close()
        await http.close()
        await host.stop()
    }
}
