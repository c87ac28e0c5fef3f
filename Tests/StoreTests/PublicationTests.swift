import Desk
import Foundation
import GRDB
import Store
import Testing

/// The life of a post of the city's own.
struct PublicationTests {
    private static let text = "Sturmflutwarnung\nBitte die Deichtore meiden."

    private static func stand() throws -> Stand {
        let stand = try Stand()
        let harms = Clerk(name: "harms", fullName: "B. Harms", role: .approver, unit: "PRE")
        let blog = ChannelAccount(channel: .blog, name: "klima", owner: "SBA", standing: .live)
        try stand.store.register([harms, blog], as: Stand.chef, now: stand.now)
        return stand
    }

    private static func row(_ stand: Stand, _ key: Int64) throws -> OutboxRow {
        try #require(try stand.store.reply(key))
    }

    private static func messages(_ stand: Stand) throws -> Int {
        try stand.sql { try Int.fetchOne($0, sql: "SELECT count(*) FROM message") ?? -1 }
    }

    private static func cases(_ stand: Stand) throws -> Int {
        try stand.sql { try Int.fetchOne($0, sql: "SELECT count(*) FROM cases") ?? -1 }
    }

    /// Hands the next item to a channel that answers with this id.
    private static func deliver(_ stand: Stand, as remote: String, on account: String = "mastodon/stadt") async throws {
        let item = try #require(try await stand.outbox().next(account: account, now: stand.now))
        #expect(try await stand.outbox().begin(item.id, marker: nil, now: stand.now))
        try await stand.outbox().settle(item.id, .sent(remoteID: remote, url: "https://a.example"), now: stand.now)
    }

    @Test("it leaves once as a post that answers nobody, and stands in a closed case with number, subject and no clock")
    func sent() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text).first)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) == nil)
        stand.now = stand.now + 10
        let item = try #require(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now))
        #expect(item.action == .publish && item.inReplyTo == nil && item.recipient == nil && item.isPublic)
        #expect(item.text == Self.text && item.subject == nil)
        try await Self.deliver(stand, as: "p1")
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 86_400) == nil)
        let detail = try stand.detail(key)
        #expect(detail.row.record.status == .closed && detail.row.record.clocks.isEmpty)
        #expect(detail.row.record.number.serial == 1 && detail.row.record.messages == 1)
        #expect(detail.row.subject == "Sturmflutwarnung" && detail.row.excerpt == Self.text)
        #expect(detail.messages.map(\.kind) == [.post] && detail.messages.map(\.direction) == [.outgoing])
        #expect(detail.messages.first?.parent == nil && detail.messages.first?.remoteID == "p1")
        #expect(try stand.store.count(.all([]), openOnly: true, asker: try stand.asker()) == 0)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a title goes to the channel that shows one, and names the case on the others")
    func title() async throws {
        let stand = try Self.stand()
        let keys = try stand.publish(Self.text, title: "Warnung", on: ["mastodon/stadt", "blog/klima"])
        stand.now = stand.now + 10
        #expect(try await stand.outbox().next(account: "blog/klima", now: stand.now)?.subject == "Warnung")
        let post = try #require(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now))
        #expect(post.subject == nil)
        #expect(try keys.map { try stand.detail($0).row.subject } == ["Warnung", "Warnung"])
        #expect(try stand.record(keys[1]).unit == "SBA" && (try Self.row(stand, keys[1])).title == "Warnung")
    }

    @Test("when one account refuses, nothing is stored for any, and no number is lost")
    func allOrNothing() throws {
        let stand = try Self.stand()
        let before = try stand.store.verify().entries
        #expect(throws: Refusal.cannotPublish(.dormant)) {
            try stand.publish(Self.text, on: ["mastodon/stadt", "guestbook/alt"])
        }
        #expect(try stand.store.verify().entries == before)
        #expect(try stand.store.outbox().isEmpty)
        let key = try #require(try stand.publish(Self.text).first)
        #expect(try stand.record(key).number.serial == 1)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("one undo takes back what has not left on all accounts; what has left stays")
    func undone() async throws {
        let stand = try Self.stand()
        let both = try stand.publish(Self.text, on: ["mastodon/stadt", "blog/klima"])
        let report = try stand.store.undo(as: Stand.petersen, now: stand.now)
        #expect(report.changed == both && !report.draft)
        #expect(try both.map { try stand.state(ofReply: $0) } == [.cancelled, .cancelled])
        let again = try stand.publish(Self.text, on: ["mastodon/stadt", "blog/klima"])
        stand.now = stand.now + 10
        try await Self.deliver(stand, as: "p1")
        #expect(try stand.store.undo(as: Stand.petersen, now: stand.now).changed == [again[1]])
        #expect(try again.map { try stand.state(ofReply: $0) } == [.sent, .cancelled])
        #expect(throws: Refusal.alreadyLeaving) { try stand.store.undo(as: Stand.petersen, now: stand.now) }
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a planned one is withdrawn before its time, and its text does not become a draft to answer nobody with")
    func withdrawn() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text, at: stand.now + 7200).first)
        #expect(try stand.state(ofReply: key) == .scheduled)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 7199) == nil)
        #expect(try await stand.outbox().nextDue(account: "mastodon/stadt") == stand.now + 7200)
        try stand.store.cancel(reply: key, as: Stand.petersen, now: stand.now)
        #expect(try stand.state(ofReply: key) == .cancelled)
        #expect(try stand.detail(key).draft == nil && (try Self.row(stand, key)).text == Self.text)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 7200) == nil)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("four eyes: it stands in the queue of second persons with its text, its author cannot agree, another can")
    func approved() async throws {
        let stand = try Self.stand()
        try stand.store.register([ApprovalPolicy(name: "alle", replies: true)], as: Stand.chef, now: stand.now)
        let harms = ModerationStand.harms
        let key = try #require(try stand.publish(Self.text, by: harms).first)
        #expect(try stand.state(ofReply: key) == .awaitingApproval)
        stand.now = stand.now + 3600
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) == nil)
        #expect(throws: Refusal.sameClerk("harms")) {
            try stand.store.approve(reply: key, seenVersion: nil, as: harms, now: stand.now)
        }
        #expect(throws: Refusal.roleTooLow(needs: .approver, has: .clerk)) {
            try stand.store.approve(reply: key, seenVersion: nil, as: Stand.petersen, now: stand.now)
        }
        let request = ReviewRequest(.second)
        #expect(try stand.store.review(request, asker: try stand.asker("harms")).isEmpty)
        let waiting = try #require(try stand.store.review(request, asker: try stand.asker("chef")).first)
        #expect(waiting.reply == key && waiting.caseKey == key && waiting.text == Self.text)
        #expect(try stand.store.reviewCounts(asker: try stand.asker("chef"))[.second] == 1)
        try stand.store.approve(reply: key, seenVersion: waiting.caseVersion, as: Stand.chef, now: stand.now)
        #expect(try stand.store.review(request, asker: try stand.asker("chef")).isEmpty)
        #expect(try stand.state(ofReply: key) == .queued)
        stand.now = stand.now + 10
        try await Self.deliver(stand, as: "p1")
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a declined one tells its writer why and does not leave")
    func declined() async throws {
        let stand = try Self.stand()
        try stand.store.register([ApprovalPolicy(name: "alle", replies: true)], as: Stand.chef, now: stand.now)
        let key = try #require(try stand.publish(Self.text).first)
        try stand.store.decline(reply: key, reason: "zu früh", as: Stand.chef, now: stand.now)
        let row = try Self.row(stand, key)
        #expect(row.reply.state == .cancelled && row.reply.reason == "zu früh")
        #expect(try stand.detail(key).draft == nil)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 3600) == nil)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("the own post that the channel brings back opens no second case, and comments on it open cases of their own")
    func pulledBack() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text).first)
        stand.now = stand.now + 10
        try await Self.deliver(stand, as: "p1")
        let post = stand.item("p1", Self.text, by: "stadt", ago: 1, kind: .post, direction: .outgoing)
        #expect(try stand.take(post).duplicate == 1)
        #expect(try Self.cases(stand) == 1)
        #expect(try Self.messages(stand) == 1)
        try stand.take(stand.item("c1", "Und der Fährverkehr?", parent: "p1", ago: 0))
        #expect(try stand.key(of: "c1") != key)
        #expect(try stand.record(key).status == .closed)
        #expect(try stand.store.verify().differences == [])
    }

    @Test(
        "brought back before its fate is known it joins its own case, and the look for it then adds no second message")
    func pulledEarly() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text).first)
        stand.now = stand.now + 10
        #expect(try await stand.outbox().begin(String(key), marker: nil, now: stand.now))
        try stand.reopen()
        try await stand.outbox().recover(account: "mastodon/stadt")
        #expect(try stand.state(ofReply: key) == .uncertain)
        let words = "Sturmflutwarnung Bitte die Deichtore meiden."
        try stand.take(stand.item("p1", words, by: "stadt", ago: 1, kind: .post, direction: .outgoing))
        #expect(try stand.key(of: "p1") == key)
        try await stand.outbox().settle(String(key), .sent(remoteID: "p1", url: nil), now: stand.now)
        #expect(try stand.state(ofReply: key) == .sent)
        #expect(try Self.cases(stand) == 1)
        #expect(try stand.record(key).messages == 1)
        #expect(try Self.messages(stand) == 1)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("brought back after a person has said that it is there, it joins its own case")
    func pulledAfterLook() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text).first)
        stand.now = stand.now + 10
        #expect(try await stand.outbox().begin(String(key), marker: nil, now: stand.now))
        try await stand.outbox().recover(account: "mastodon/stadt")
        try stand.store.settle(reply: key, hasArrived: true, as: Stand.petersen, now: stand.now)
        try stand.take(stand.item("p1", Self.text, by: "stadt", ago: 1, kind: .post, direction: .outgoing))
        #expect(try stand.key(of: "p1") == key)
        #expect(try Self.cases(stand) == 1)
    }

    @Test("a post that somebody wrote at the channel itself is none of ours, nor is an old one or a citizen's")
    func strangers() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text).first)
        try stand.take(stand.item("q0", Self.text, by: "stadt", kind: .post, direction: .outgoing))
        #expect(try stand.key(of: "q0") != key, "nothing had left yet")
        stand.now = stand.now + 10
        #expect(try await stand.outbox().begin(String(key), marker: nil, now: stand.now))
        try stand.take(
            stand.item("q1", "Ein anderer Text.", by: "stadt", ago: 1, kind: .post, direction: .outgoing),
            stand.item("q2", Self.text, by: "stadt", ago: 400 * 86_400, kind: .post, direction: .outgoing),
            stand.item("q3", Self.text, by: "Uschi", ago: 1))
        for remote in ["q1", "q2", "q3"] { #expect(try stand.key(of: remote) != key) }
        #expect(try stand.store.verify().differences == [])
    }

    @Test("words of a publication find its case once it was sent")
    func found() async throws {
        let stand = try Self.stand()
        let key = try #require(try stand.publish(Self.text).first)
        stand.now = stand.now + 10
        try await Self.deliver(stand, as: "p1")
        let page = try stand.store.page(
            PageRequest(try Query(parsing: "deichtore"), limit: 10), asker: try stand.asker())
        #expect(page.map(\.record.key) == [key])
    }
}
