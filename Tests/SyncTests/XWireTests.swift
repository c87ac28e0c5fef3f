import ChannelSimulator
import Desk
import Foundation
import Sync
import Testing

/// The connectors as the program makes them, over a real connection.
struct XWireTests {
    private func folder() throws -> String {
        let folder = NSTemporaryDirectory() + "lotse-wire-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return folder
    }

    private func item(_ channel: Channel, _ action: OutboundAction, _ target: String?) -> OutboxItem {
        OutboxItem(
            id: "1", key: "k", account: "stadt", channel: channel, action: action, inReplyTo: target, recipient: nil,
            text: "Wir kümmern uns — versprochen & sofort.")
    }

    private func accepted(_ answer: DeliveryAnswer) throws -> String {
        guard case .accepted(let id, _) = answer else { throw ConformanceFault(description: "\(answer)") }
        return id
    }

    /// Until the run ends; gives the ids read.
    private func read(_ connector: any ChannelConnector) async throws -> [String] {
        var ids: [String] = []
        var cursor: String?
        while true {
            let page = try await connector.pull(after: cursor)
            ids += page.items.map(\.id)
            cursor = page.cursor ?? cursor
            if page.isLast { return ids }
        }
    }

    @Test("X: an ended token is renewed, and every kind of call goes over the wire")
    func x() async throws {
        let server = SimulatedX(now: SimulatorClock.now)
        let host = try await SimulatorHost.start(server)
        let path = try folder() + "/x.json"
        let pair = #"{"access_token":"ended","refresh_token":"\#(SimulatedX.refreshToken)"}"#
        #expect(FileManager.default.createFile(atPath: path, contents: Data(pair.utf8)))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        var account = ChannelAccount(channel: .x, name: "stadt", address: host.baseURL, secret: "file:\(path)")
        account.settings = ["client_id": "app"]
        let connector = try await ChannelCatalogue.connector(AccountConfiguration(account))
        let post = await server.announce("Am Montag bleibt das Bürgerbüro zu.")
        let comment = await server.write("Wieso? <&>", by: "Ole Weiß", inReplyTo: post)
        #expect(try await connector.check().handle == "stadt")
        #expect(try await read(connector).contains(comment))
        let own = try accepted(await connector.deliver(item(.x, .reply, comment)))
        #expect(await server.post(own)?.text == "Wir kümmern uns — versprochen & sofort.")
        for action in [OutboundAction.hide, .unhide, .ban, .unban] {
            #expect(try accepted(await connector.deliver(item(.x, action, comment))) == comment)
        }
        #expect(try accepted(await connector.deliver(item(.x, .delete, own))) == own)
        #expect(await server.post(own) == nil)
        await host.stop()
    }

    @Test("YouTube: every kind of call goes over the wire, also those without a body")
    func youTube() async throws {
        let server = SimulatedYouTube(now: SimulatorClock.now)
        let host = try await SimulatorHost.start(server)
        let account = ChannelAccount(channel: .youtube, name: "stadt", address: host.baseURL, secret: "env:T")
        let connector = try await ChannelCatalogue.connector(
            AccountConfiguration(account, environment: ["T": SimulatedYouTube.token]))
        let comment = await server.write("Gibt es Untertitel?", by: "Ole Weiß")
        #expect(try await connector.check().accountID == "UCstadt")
        #expect(try await read(connector) == [comment])
        let own = try accepted(await connector.deliver(item(.youtube, .reply, comment)))
        #expect(try accepted(await connector.deliver(item(.youtube, .edit, own))) == own)
        for action in [OutboundAction.hide, .unhide, .approve, .ban] {
            #expect(try accepted(await connector.deliver(item(.youtube, action, comment))) == comment)
        }
        #expect(try accepted(await connector.deliver(item(.youtube, .delete, own))) == own)
        #expect(await server.comment(own) == nil)
        #expect(try await connector.counters().count == 2)
        await host.stop()
    }
}
