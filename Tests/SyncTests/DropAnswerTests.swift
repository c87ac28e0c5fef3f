import ChannelSimulator
import Desk
import Foundation
import StrictJSON
import Sync
import Testing

struct DropAnswerTests {
    private let folder: TestFolder
    private let settings: DropSettings
    private let clock = HandClock()

    init() throws {
        folder = TestFolder()
        settings = DropSettings(
            channel: .guestbook, account: "stadt", folder: try folder.make("in"), answers: try folder.make("out"))
    }

    private func connector(_ storage: any DropStorage = FolderStorage()) -> DropConnector {
        DropConnector(settings: settings, storage: storage, now: { [clock] in clock.now() })
    }

    private func item(_ action: OutboundAction = .reply, key: String = "k-1", to target: String? = "g-1") -> OutboxItem
    {
        OutboxItem(
            id: "o1", key: key, account: "stadt", channel: .guestbook, action: action, inReplyTo: target,
            recipient: "Uwe", text: "Danke für den Hinweis.\nIhre Stadt")
    }

    private var put: [String] { folder.names("out").filter { $0.hasSuffix(".ndjson") } }

    @Test("an answer is one file whose name is the receipt; the same key again is the same file")
    func answer() async throws {
        let sent = DeliveryAnswer.accepted(id: "reply-k-1", url: nil)
        #expect(await connector().deliver(item()) == sent)
        clock.advance(seconds: 60)
        #expect(await connector().deliver(item()) == sent)
        #expect(put == ["reply-k-1.ndjson"])
        let text = try folder.text("out/reply-k-1.ndjson")
        let row = try JSON(parsing: text)
        #expect(text.hasSuffix("}\n") && text.dropLast().allSatisfy { $0 != "\n" })
        #expect(row["op"] == "reply" && row["to"] == "g-1" && row["key"] == "k-1" && row["id"] == "reply-k-1")
        #expect(row["text"] == "Danke für den Hinweis.\nIhre Stadt" && row["created"] == "2026-11-23T08:00:00Z")
        #expect(row["recipient"] == "Uwe" && row["public"] == true)
        #expect(try await connector().find(item()) == FoundPost(id: "reply-k-1", url: nil))
    }

    @Test(
        "every other action is a file too, and answered with the entry it acts on",
        arguments: [OutboundAction.hide, .unhide, .delete, .approve])
    func actions(action: OutboundAction) async throws {
        #expect(try await connector().find(item(action)) == nil)
        #expect(await connector().deliver(item(action)) == .accepted(id: "g-1", url: nil))
        #expect(put == ["\(action.rawValue)-k-1.ndjson"])
        let row = try JSON(parsing: try folder.text("out/" + put[0]))
        #expect(row["op"] == .string(action.rawValue) && row["text"] == nil)
        #expect(try await connector().find(item(action))?.id == "g-1")
    }

    @Test("what the folder cannot do is refused", arguments: [OutboundAction.publish, .privateReply, .edit, .ban])
    func refused(action: OutboundAction) async {
        #expect(await connector().deliver(item(action)) == .refused("\(action.rawValue) is not known here"))
        #expect(put.isEmpty)
    }

    @Test("without an answer folder nothing can be done, and the capabilities say so")
    func readOnly() async {
        var settings = settings
        settings.answers = nil
        let connector = DropConnector(settings: settings)
        #expect(connector.capabilities.actions.isEmpty)
        #expect(await connector.deliver(item()) == .refused("this account has no answer folder"))
    }

    @Test("an answer to nothing is refused; odd keys make tame names")
    func names() async throws {
        #expect(await connector().deliver(item(to: nil)) == .refused("no entry is named to act on"))
        guard case .accepted(let id, _) = await connector().deliver(item(key: "../../etc/\u{1B}[2J")) else {
            Issue.record("not accepted")
            return
        }
        #expect(id.hasPrefix("reply-") && id.utf8.count == 38 && put == [id + ".ndjson"])
    }

    @Test("an answer folder that is not there: not sent, and nobody says that it was not found")
    func noFolder() async throws {
        try FileManager.default.removeItem(atPath: folder.path + "/out")
        guard case .notNow = await connector().deliver(item()) else {
            Issue.record("an outcome other than not now")
            return
        }
        await #expect(throws: ChannelFault.self) { try await connector().find(item()) }
    }

    /// One process puts the answer and dies after `limit` steps; a later one finishes. Gives the steps of a whole life.
    private func live(dyingAt limit: Int?, fetching: Bool) async throws -> Int {
        let stand = try DropAnswerTests()
        let outbox = MemoryOutbox()
        await outbox.add(item(), due: clock.now())
        _ = try await outbox.begin("o1", marker: nil, now: clock.now())
        let storage = DyingStorage(at: limit)
        _ = await stand.connector(storage).deliver(item())
        var fetched: [String] = []
        func fetch() throws {
            for name in stand.put {
                fetched.append(try stand.folder.text("out/" + name))
                try FileManager.default.removeItem(atPath: stand.folder.path + "/out/" + name)
            }
        }
        // The website may come by before the next process looks.
        if fetching { try fetch() }
        try await outbox.recover(account: "stadt")
        let worker = OutboxWorker(
            account: "stadt", outbox: outbox, connector: stand.connector(), clock: clock, jitter: { 0.5 })
        for _ in 0..<20 where await !outbox.isDone {
            _ = try await worker.step()
            clock.advance(seconds: 11)
        }
        try fetch()
        #expect(fetched.count == 1, "died at \(limit ?? -1), fetched \(fetching)")
        #expect(try fetched.allSatisfy { try JSON(parsing: $0)["text"]?.string == item().text })
        #expect(await outbox.stage("o1") == .sent("reply-k-1"))
        #expect(stand.folder.names("out") == [".written"])
        return storage.spent
    }

    @Test(
        "the process dies at every byte and every step of putting an answer: it is put once, whole, whoever fetches it")
    func everyDeath() async throws {
        let whole = try await live(dyingAt: nil, fetching: false)
        #expect(whole > 150)
        for limit in 0...whole {
            for fetching in [false, true] { _ = try await live(dyingAt: limit, fetching: fetching) }
        }
    }
}

struct DropConformanceTests {
    private let conformance = ChannelConformance(
        channel: .guestbook, server: { clock in SimulatedDrop(now: { clock.now() }) },
        connector: { http in
            let drop = (http as? DirectHTTP)?.server as? SimulatedDrop
            return try #require(drop).connector
        })

    @Test("a thousand entries come in once each, whatever happens to the files")
    func thousand() async throws { try await conformance.readsAThousand() }
}

struct DropAccountTests {
    private func configuration(_ address: String?, _ settings: [String: String] = [:]) -> AccountConfiguration {
        var account = ChannelAccount(channel: .guestbook, name: "gb", address: address)
        account.settings = settings
        return AccountConfiguration(account)
    }

    @Test("an address of a folder makes a drop folder, with or without answers")
    func made() async throws {
        let plain = try await ChannelCatalogue.connector(configuration("file:///srv/g%C3%A4ste/"))
        #expect(plain.capabilities.actions.isEmpty && plain.channel == .guestbook)
        let full = try await ChannelCatalogue.connector(
            configuration("file:///srv/in", ["answers": "file://localhost/srv/out"]))
        #expect(full.capabilities.actions == [.reply, .hide, .unhide, .delete, .approve])
        #expect(ChannelCatalogue.mapper(configuration("file:///srv/in").account) != nil)
    }

    @Test(
        "folders that cannot be meant are refused",
        arguments: [
            ("file://server/x", [:]), ("file:relativ", [:]), ("file:///", [:]), ("file:///%ff", [:]),
            ("file:///srv/in", ["answers": "out"]), ("file:///srv/in", ["answers": "/srv/in/"]),
        ])
    func refused(address: String, settings: [String: String]) async {
        await #expect(throws: AccountFault.self) {
            try await ChannelCatalogue.connector(configuration(address, settings))
        }
    }
}
