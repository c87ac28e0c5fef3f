import Desk
import Foundation
import Store
import Testing

/// Queued, sending, and what the channel says then.
struct ReplyLifeTests {
    @Test("a reply waits for the undo delay, is worked on, and is sent only with the channel's id")
    func sent() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) == nil)
        #expect(try await stand.outbox().nextDue(account: "mastodon/stadt") == stand.now + 10)
        stand.now = stand.now + 10
        let item = try await stand.outbox().next(account: "mastodon/stadt", now: stand.now)
        #expect(item?.id == String(reply) && item?.inReplyTo == "a1" && item?.recipient == "uschi@social.example")
        #expect(try stand.clock(.firstResponse, of: key)?.state == .running)
        #expect(try await stand.outbox().begin(String(reply), marker: "m7", now: stand.now))
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now) == nil)
        try await stand.outbox().settle(
            String(reply), .sent(remoteID: "r1", url: "https://social.example/r1"), now: stand.now)
        let detail = try stand.detail(key)
        #expect(detail.replies.first?.reply.state == .sent && detail.replies.first?.reply.remoteID == "r1")
        #expect(detail.messages.map(\.direction) == [.incoming, .outgoing] && detail.messages.last?.remoteID == "r1")
        #expect(try stand.clock(.firstResponse, of: key)?.state == .met)
        #expect(detail.row.record.waitingSince == nil && detail.row.record.messages == 2)
        #expect(try await !stand.outbox().begin(String(reply), marker: nil, now: stand.now))
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a private answer to a public comment leaves as one; where the channel has none it is refused")
    func inPrivate() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        _ = try stand.store.reply(
            to: key, text: "Nur für Sie.", length: 12, isPrivate: true, key: "k1", as: Stand.petersen, now: stand.now)
        stand.now = stand.now + 10
        let item = try #require(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now))
        #expect(item.action == .privateReply && !item.isPublic)
        try stand.store.register(
            [ChannelAccount(channel: .blog, name: "blog", standing: .live)], as: Stand.chef, now: stand.now)
        try stand.take(stand.item("b1", channel: .blog, account: "blog"))
        let comment = try stand.key(of: "b1")
        #expect(throws: Refusal.cannotReply(.notInPrivate)) {
            try stand.store.reply(
                to: comment, text: "Nur für Sie.", length: 12, isPrivate: true, key: "k2", as: Stand.petersen,
                now: stand.now)
        }
    }

    @Test("an account that names no way for answers takes none")
    func noWay() throws {
        let stand = try Stand()
        let feed = ChannelAccount(
            channel: .website, name: "seite", standing: .live, address: "https://www.example.org/kommentare.atom")
        try stand.store.register([feed], as: Stand.chef, now: stand.now)
        try stand.take(stand.item("w1", channel: .website, account: "seite"))
        let key = try stand.key(of: "w1")
        #expect(throws: Refusal.cannotReply(.channel)) {
            try stand.store.reply(to: key, text: "Moin", length: 4, key: "k3", as: Stand.petersen, now: stand.now)
        }
    }

    @Test("each outcome leads where it must", arguments: ["retry", "uncertain", "failed", "empty id"])
    func outcomes(_ name: String) async throws {
        let stand = try Stand()
        let reply = try stand.reply(try stand.opened("a1"))
        let later = stand.now + 300
        let outcome: DeliveryOutcome =
            switch name {
            case "retry": .retry(at: later, reason: "503")
            case "uncertain": .uncertain(lookAt: later, reason: "timeout")
            case "failed": .failed(reason: "410")
            default: .sent(remoteID: "", url: nil)
            }
        #expect(try await stand.outbox().begin(String(reply), marker: "m", now: stand.now))
        try await stand.outbox().settle(String(reply), outcome, now: stand.now)
        let expected: ReplyState = ["retry": .queued, "failed": .failed][name] ?? .uncertain
        #expect(try stand.state(ofReply: reply) == expected)
        let next = try await stand.outbox().next(account: "stadt", now: later)
        #expect((next == nil) == (name == "failed"))
        if let next { #expect(next.attempts == 1 && next.marker == "m") }
        if name == "failed" {
            try stand.store.retry(reply: reply, as: Stand.petersen, now: stand.now)
            #expect(try stand.state(ofReply: reply) == .queued)
        } else {
            #expect(throws: Refusal.alreadyLeaving) {
                try stand.store.retry(reply: reply, as: Stand.petersen, now: stand.now)
            }
        }
    }

    @Test("what a dead process left sending is uncertain, never queued; attempts and key stay")
    func recover() async throws {
        let stand = try Stand()
        let reply = try stand.reply(try stand.opened("a1"))
        let key = try stand.store.outbox(limit: 1).first?.reply.idempotencyKey
        #expect(try await stand.outbox().begin(String(reply), marker: "m1", now: stand.now))
        try stand.reopen()
        try await stand.outbox().recover(account: "mastodon/stadt")
        #expect(try stand.state(ofReply: reply) == .uncertain)
        let item = try await stand.outbox().next(account: "mastodon/stadt", now: stand.now)
        #expect(item?.state == .uncertain && item?.key == key && item?.attempts == 1 && item?.marker == "m1")
        try await stand.outbox().recover(account: "mastodon/stadt")
        #expect(try stand.store.journal(limit: 1000).filter { $0.kind == .replyUncertain }.count == 1)
    }

    @Test("the channel showed the own post before its delivery was known: one message, and the reply is sent")
    func ownPostFirst() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key)
        #expect(try await stand.outbox().begin(String(reply), marker: nil, now: stand.now))
        try stand.take(stand.item("r1", "Wir kümmern uns.", by: "Stadt", parent: "a1", ago: 0, direction: .outgoing))
        try await stand.outbox().settle(String(reply), .sent(remoteID: "r1", url: nil), now: stand.now)
        let detail = try stand.detail(key)
        #expect(detail.messages.filter { $0.remoteID == "r1" }.count == 1 && detail.row.record.messages == 2)
        #expect(try stand.state(ofReply: reply) == .sent)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("text, recipient and key are frozen when queued: a renamed person changes nothing (freescout#5121)")
    func frozen() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        _ = try stand.reply(key)
        var renamed = stand.item("a2", "Noch etwas", parent: "a1", ago: 1)
        renamed.author = InboundAuthor(id: "uschi", name: "Andere", handle: "andere@social.example")
        try stand.take(renamed)
        let item = try await stand.outbox().next(account: "stadt", now: stand.now + 60)
        #expect(item?.recipient == "uschi@social.example" && item?.inReplyTo == "a1")
    }

    @Test("a colleague who only looks, and the clock's own steps, make no answer stale")
    func lookingIsNoNews() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let seen = try stand.detail(key).row.record.version
        try stand.store.markSeen(key, as: Stand.petersen, now: stand.now)
        #expect(try stand.detail(key).row.record.isUnread == false)
        #expect(try stand.detail(key).row.record.version == seen)
        _ = try stand.reply(key, seen: seen)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("a reply on a case that changed since it was read is refused")
    func stale() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let seen = try stand.record(key).version
        try stand.take(stand.item("a2", "Hat sich erledigt", parent: "a1", ago: 1))
        #expect(throws: Refusal.stale(since: seen)) { _ = try stand.reply(key, seen: seen) }
        #expect(try stand.reply(key, seen: try stand.record(key).version) > 0)
    }

    @Test("too long, empty, past, dormant account, and another case's message are refused")
    func refusals() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let other = try stand.opened("b1", by: "Bodo")
        #expect(throws: Refusal.textTooLong(count: 501, limit: 500)) {
            _ = try stand.reply(key, String(repeating: "x", count: 501))
        }
        #expect(throws: Refusal.emptyText) { _ = try stand.reply(key, " ") }
        #expect(throws: Refusal.instantInPast(stand.now + -1)) { _ = try stand.reply(key, notBefore: stand.now + -1) }
        #expect(throws: Refusal.cannotReply(.noMessage)) { _ = try stand.reply(key, message: other) }
        try stand.take(stand.item("g1", by: "Gerd", channel: .guestbook, account: "alt"))
        #expect(throws: Refusal.cannotReply(.dormant)) { _ = try stand.reply(try stand.key(of: "g1")) }
    }

    @Test("an interim notice meets its own clock only; a reply may close the case once it is sent")
    func interimAndClose() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        for (isInterim, closes) in [(true, false), (false, true)] {
            let reply = try stand.reply(key, isInterim: isInterim, closes: closes)
            #expect(try stand.record(key).status == .open)
            #expect(try await stand.outbox().begin(String(reply), marker: nil, now: stand.now))
            try await stand.outbox().settle(String(reply), .sent(remoteID: "r\(closes)", url: nil), now: stand.now)
            if isInterim {
                #expect(try stand.clock(.interim, of: key)?.state == .met)
                #expect(try stand.clock(.firstResponse, of: key)?.state == .running)
            }
        }
        #expect(try stand.record(key).status == .closed)
    }

    @Test("a reply that leaves after its case was merged answers the survivor (zammad#377)")
    func merged() async throws {
        let stand = try Stand()
        let (a, b) = (try stand.opened("a1"), try stand.opened("b1"))
        let reply = try stand.reply(a)
        try stand.submit(Merge(into: try stand.record(b)), a)
        #expect(throws: Refusal.self) { _ = try stand.reply(a) }
        #expect(try await stand.outbox().begin(String(reply), marker: nil, now: stand.now))
        try await stand.outbox().settle(String(reply), .sent(remoteID: "r1", url: nil), now: stand.now)
        #expect(try stand.clock(.firstResponse, of: b)?.state == .met)
        #expect(try stand.detail(b).messages.contains { $0.remoteID == "r1" })
        #expect(try stand.record(b).waitingSince == nil)
        #expect(try stand.store.verify().differences == [])
    }

    @Test("after a merge across accounts the reply goes out where the answered message came in")
    func acrossAccounts() async throws {
        let stand = try Stand()
        let a = try stand.opened("a1")
        try stand.take(stand.item("p1", by: "Petra", ago: 5, channel: .mail, account: "post"))
        try stand.submit(Merge(into: try stand.record(a)), try stand.key(of: "p1"))
        _ = try stand.reply(a)
        #expect(try await stand.outbox().next(account: "mail/post", now: stand.now + 60)?.inReplyTo == "p1")
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 60) == nil)
    }

    @Test("drafts belong to clerk and case and survive assignment, claim and restart (zammad#5953)")
    func drafts() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.store.keepDraft("Halb fer", for: key, of: "petersen", seen: 3, now: stand.now)
        try stand.submit(Assign(unit: "EBB", clerk: "lange"), key)
        try stand.reopen()
        #expect(try stand.store.draft(for: key, of: "petersen")?.text == "Halb fer")
        #expect(try stand.store.draft(for: key, of: "lange") == nil)
        #expect(try stand.detail(key).row.hasDraft && !(try stand.detail(key, clerk: "lange").row.hasDraft))
        try stand.store.keepDraft("", for: key, of: "petersen", seen: 3, now: stand.now)
        #expect(try stand.store.draft(for: key, of: "petersen") == nil)
    }
}
