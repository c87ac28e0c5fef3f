import Desk
import StrictJSON
import TestKit
import Testing

/// A post of the city's own: what it becomes, and with which words it is refused.
struct PublishTests {
    private static let now = FakeDeskSeed.now

    private static func context(
        _ clerk: Clerk = FakeDeskSeed.clerk, _ change: (inout Roster) -> Void = { _ in }
    ) throws -> DecisionContext {
        var roster = try FakeDeskSeed.roster()
        roster.accounts[10] = ChannelAccount(key: 10, channel: .blog, name: "klima", owner: "BIT", standing: .live)
        roster.accounts[11] = ChannelAccount(key: 11, channel: .wiki, name: "wiki", standing: .live)
        roster.accounts[12] = ChannelAccount(key: 12, channel: .instagram, name: "bild", standing: .live)
        change(&roster)
        return DecisionContext(actor: .clerk(clerk), now: now, roster: roster)
    }

    private static func publication(
        on account: Int64 = 2, _ text: String = "Sturmflutwarnung\nBitte die Deichtore meiden.", title: String? = nil,
        at notBefore: Instant? = nil, length: Int? = nil
    ) -> Publish {
        Publish(
            account: account, text: text, title: title, notBefore: notBefore, key: "k1", length: length ?? text.count)
    }

    private static let number = CaseNumber(year: 2026, serial: 7)

    @Test(
        "it opens a closed case of the account's unit without clocks, waits for nobody, and leaves after the undo delay"
    )
    func opens() throws {
        let context = try Self.context()
        let draft = try Self.publication(on: 10).decide(Self.number, context)
        #expect(draft.kind == .publicationQueued && draft.caseKey == nil)
        let record = try #require(
            CaseRecord(opening: draft.payload, at: 41, uid: UUIDv7(high: 1, low: 1), channel: .blog))
        #expect(record.status == .closed && !record.isUnread && record.messages == 0)
        #expect(record.clocks.isEmpty && record.due == nil && record.waitingSince == nil)
        #expect(record.unit == "BIT" && record.clerk == "k.petersen" && record.account == 10)
        #expect(record.number == Self.number)
        #expect(draft.detail("not_before")?.instant == Self.now + Int64(context.roster.profile.undoSeconds))
        #expect(ReplyState(queuedWith: draft.payload) == .queued)
        #expect(draft.detail("action") == "publish")
    }

    @Test("the first line names the case where no title does, and only channels with titles are sent one")
    func subject() throws {
        let context = try Self.context()
        let plain = try #require(try Self.publication().decide(Self.number, context).content)
        #expect(plain.subject == "Sturmflutwarnung" && plain.extra == nil)
        let blog = try #require(
            try Self.publication(on: 10, title: " Warnung ").decide(Self.number, context).content)
        #expect(blog.subject == "Warnung" && blog.extra?["title"] == "Warnung")
        let mastodon = try #require(
            try Self.publication(on: 2, title: "Warnung").decide(Self.number, context).content)
        #expect(mastodon.subject == "Warnung" && mastodon.extra == nil)
    }

    @Test("a planned one waits for its time, one in the past is refused")
    func planned() throws {
        let draft = try Self.publication(at: Self.now + 3600).decide(Self.number, try Self.context())
        #expect(ReplyState(queuedWith: draft.payload) == .scheduled)
        #expect(draft.detail("not_before")?.instant == Self.now + 3600)
        #expect(throws: Refusal.instantInPast(Self.now + -1)) {
            try Self.publication(at: Self.now + -1).check(try Self.context())
        }
    }

    @Test("a policy for replies holds for publications: the text waits for a second person")
    func fourEyes() throws {
        let policy = ApprovalPolicy(name: "azubis", channels: [.mastodon], belowRole: .approver, replies: true)
        let context = try Self.context { $0.approvals = [policy] }
        let draft = try Self.publication().decide(Self.number, context)
        #expect(ReplyState(queuedWith: draft.payload) == .awaitingApproval)
        let elsewhere = try Self.publication(on: 10).decide(Self.number, context)
        #expect(ReplyState(queuedWith: elsewhere.payload) == .queued)
    }

    @Test(
        "an account that rests, has ended, is only read, or whose channel takes no posts is refused by name of the reason",
        arguments: [
            (5, PublishObstacle.dormant), (4, .readOnly), (3, .channel), (13, .ended), (14, .ended), (15, .channel),
        ] as [(Int64, PublishObstacle)])
    func obstacles(account: Int64, obstacle: PublishObstacle) throws {
        let context = try Self.context { roster in
            roster.accounts[13] = ChannelAccount(key: 13, channel: .x, name: "alt", standing: .ended)
            var over = ChannelAccount(key: 14, channel: .x, name: "vorbei", standing: .live)
            over.end = CivilDate(year: 2026, month: 1, day: 31)
            roster.accounts[14] = over
            roster.accounts[15] = ChannelAccount(
                key: 15, channel: .wiki, name: "seitenlos", standing: .live, address: "https://wiki.example")
        }
        #expect(throws: Refusal.cannotPublish(obstacle)) {
            try Self.publication(on: account, title: "Titel").check(context)
        }
        #expect(!context.roster.publishingAccounts(at: Self.now).contains { $0.key == account })
    }

    @Test("exactly the live accounts whose channel can publish are offered")
    func offered() throws {
        let names = try Self.context().roster.publishingAccounts(at: Self.now).map(\.qualifiedName)
        #expect(names == ["blog/klima", "facebook/stadt", "instagram/bild", "mastodon/stadt", "wiki/wiki"])
    }

    @Test("empty texts, invisible characters and texts over the account's or the channel's limit are refused")
    func texts() throws {
        let context = try Self.context()
        #expect(throws: Refusal.emptyText) { try Self.publication(" \n\t").check(context) }
        #expect(throws: Refusal.textTooLong(count: 501, limit: 500)) {
            try Self.publication(length: 501).check(context)
        }
        #expect(throws: Refusal.textTooLong(count: 2201, limit: 2200)) {
            try Self.publication(on: 12, title: "https://a.example/b.jpg", length: 2201).check(context)
        }
        #expect(throws: Refusal.self) { try Self.publication("Moin\u{1B}[2J").check(context) }
        #expect(throws: Refusal.self) { try Self.publication(on: 10, title: "a\nb").check(context) }
        try Self.publication(length: 500).check(context)
    }

    @Test("a wiki wants a title and Instagram a picture")
    func titles() throws {
        let context = try Self.context()
        #expect(throws: Refusal.titleMissing(.required)) { try Self.publication(on: 11, title: " ").check(context) }
        #expect(throws: Refusal.titleMissing(.picture)) { try Self.publication(on: 12, title: "Hafen").check(context) }
        try Self.publication(on: 12, title: "https://a.example/hafen.jpg").check(context)
    }

    @Test("readers publish nothing, and an account that is not there is none")
    func others() throws {
        #expect(throws: Refusal.roleTooLow(needs: .clerk, has: .reader)) {
            try Self.publication().check(try Self.context(FakeDeskSeed.reader))
        }
        #expect(throws: Refusal.unknownAccount("#99")) { try Self.publication(on: 99).check(try Self.context()) }
    }

    @Test(
        "an order asks for one publication an account, each with a key of its own, and for a twice named account once")
    func orders() throws {
        var keys = 0
        let order = PublicationOrder(accounts: [2, 1, 2], text: "Moin", title: "T")
        let publications = try order.publications(
            try Self.context().roster,
            key: {
                keys += 1
                return "k\(keys)"
            }, length: { text, channel in channel == .mastodon ? 40 : text.count })
        #expect(publications.map(\.account) == [2, 1])
        #expect(publications.map(\.key) == ["k1", "k2"])
        #expect(publications.map(\.length) == [40, 4])
    }

    @Test("the own post is known again by its words, whatever the channel did to blanks, quotation marks and markup")
    func ownPost() {
        let text = "Die Straße „Am Deich“ ist\n\ngesperrt: https://a.example/x?b=1"
        #expect(OwnPost.isSame("Die Straße \"Am Deich\" ist gesperrt: https://a.example/x?b=1", title: nil, text: text))
        #expect(OwnPost.isSame("Sperrung\n" + text, title: "Sperrung", text: text))
        #expect(!OwnPost.isSame(text + " Nachtrag", title: nil, text: text))
        #expect(OwnPost.isSame("🎆", title: nil, text: "🎆 ") && !OwnPost.isSame("🎆", title: nil, text: "🎇"))
    }

    @Test("every refusal says in both languages what to do")
    func words() {
        let refusals: [Refusal] = [
            .cannotPublish(.dormant), .cannotPublish(.ended), .cannotPublish(.readOnly), .cannotPublish(.channel),
            .titleMissing(.required), .titleMissing(.picture),
        ]
        for language in Language.allCases {
            #expect(Set(refusals.map { $0.message(language) }).count == refusals.count)
        }
    }
}
