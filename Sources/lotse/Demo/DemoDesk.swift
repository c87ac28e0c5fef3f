internal import ChannelSimulator
internal import Desk
internal import Foundation
internal import Store

/// A desk of invented citizens: a fortnight of comments over ten channels, part of it already worked on.
struct DemoDesk {
    static let clerk = Clerk(name: "demo", fullName: "K. Petersen", role: .admin, unit: "ONL")
    static let colleague = Clerk(name: "o.yildiz", fullName: "Ö. Yıldız", role: .clerk, unit: "ONL")

    let store: DeskStore
    let now: Instant
    let actor = Actor.clerk(DemoDesk.clerk)

    /// Messages of the channels that are only shown.
    private static let count = 360

    init(path: String, folder: String, address: String, clock: @Sendable () -> Instant) throws {
        now = clock()
        store = try DeskStore.create(at: path)
        let token = folder + "/token"
        guard
            FileManager.default.createFile(
                atPath: token, contents: Data(Simulator.token.utf8), attributes: [.posixPermissions: 0o600])
        else { throw Failure(.cannotCreate, "\(token) cannot be written") }
        guard let profile = Profile(named: "bremerhaven") else { return }
        let live = ChannelAccount(
            channel: .mastodon, name: "stadt", title: "Stadt Bremerhaven", owner: "ONL", standing: .live,
            address: address,
            secret: "file:" + token, textLimit: 500)
        let records: [any Registered] = [DemoDesk.clerk, DemoDesk.colleague, live] + DemoDesk.silentAccounts
        try store.enter(
            profile.entries + records.map { (type(of: $0).register, $0.registerName, $0.json) }, as: actor,
            now: now + -1_209_600)
    }

    private static let silentAccounts: [ChannelAccount] = [
        ChannelAccount(channel: .facebook, name: "stadt", title: "Stadt Bremerhaven", owner: "PRE"),
        ChannelAccount(channel: .x, name: "stadt", title: "@bremerhaven", owner: "PRE"),
        ChannelAccount(channel: .instagram, name: "stadt", title: "seestadt", owner: "PRE"),
        ChannelAccount(channel: .youtube, name: "stadt", title: "Seestadt TV", owner: "PRE"),
        ChannelAccount(channel: .blog, name: "klimastadt", title: "Klimastadt-Blog", owner: "KSB"),
        ChannelAccount(channel: .wiki, name: "stadtwiki", title: "Stadtwiki", owner: "ONL"),
        ChannelAccount(channel: .website, name: "bremerhaven.de", title: "bremerhaven.de", owner: "ONL"),
        ChannelAccount(channel: .guestbook, name: "bremerhaven.de", title: "Gästebuch", owner: "ONL"),
        ChannelAccount(channel: .mail, name: "buero", title: "Büro", owner: "ONL"),
    ]

    /// Comments of the last fortnight, more by day than by night; a fifth answers an earlier one.
    func fill() throws {
        var voices = CitizenVoices(seed: 2012)
        var dice = SeededDice(seed: 2026)
        var items: [InboundItem] = []
        for index in 0..<DemoDesk.count {
            let account = dice.pick(DemoDesk.silentAccounts)
            let voice = voices.next()
            let age = Int64(index + 1) * 14 * 86_400 / Int64(DemoDesk.count) + Int64(dice.number(below: 1800))
            items.append(item(index, account, voice, now + -age, &dice))
        }
        items.sort { $0.created < $1.created }
        for start in stride(from: 0, to: items.count, by: 100) {
            let part = Array(items[start..<min(start + 100, items.count)])
            _ = try store.take(InboundBatch(account: "demo", items: part), actor: "import", now: now, isDurable: false)
        }
        try work(&dice)
        try moderate()
    }

    private func item(
        _ index: Int, _ account: ChannelAccount, _ voice: CitizenVoices.Voice, _ created: Instant,
        _ dice: inout SeededDice
    ) -> InboundItem {
        let isPrivate = account.channel == .mail
        return InboundItem(
            channel: account.channel, account: account.name, id: "demo-\(index)", created: created, text: voice.text,
            author: InboundAuthor(name: voice.name),
            parent: dice.number(below: 5) == 0 ? "demo-\(index + 1 + dice.number(below: 12))" : nil,
            kind: account.channel == .guestbook ? .guestbook : isPrivate ? .mail : .comment,
            rating: account.channel == .website && dice.number(below: 4) == 0 ? 1 + dice.number(below: 5) : nil,
            subject: isPrivate ? String(voice.text.prefix(40)) : nil, language: "de", isPublic: !isPrivate,
            isHeld: account.channel == .guestbook && index < 60)
    }

    /// What the desk did in that fortnight: most of the older cases are answered and closed, some are with offices.
    private func work(_ dice: inout SeededDice) throws {
        let asker = Asker(try store.roster(), clerk: DemoDesk.clerk.name, now: now)
        let rows = try store.page(PageRequest(order: .oldest, limit: 500, openOnly: true), asker: asker)
        let signs = ["SBA", "BIT", "EBB", "BOA", "GBA", "OPB", "STH", "SOZ", "KSB", "FEU"]
        for (place, row) in rows.enumerated() {
            let isOld = place < rows.count * 7 / 10
            let keys = [row.record.key]
            switch dice.number(below: 10) {
            case 0..<8 where isOld:
                try answer(row, after: Int64(1800 + dice.number(below: 30_000)))
                _ = try store.submit(CloseCase(), to: keys, as: actor, now: now)
            case 6, 7: _ = try store.submit(Assign(unit: dice.pick(signs)), to: keys, as: actor, now: now)
            case 8 where isOld: _ = try store.submit(Wait(for: .citizen), to: keys, as: actor, now: now)
            case 8 where dice.number(below: 3) == 0:
                _ = try store.submit(Claim(), to: keys, as: .clerk(DemoDesk.colleague), now: now)
            case 9 where isOld: _ = try store.submit(Snooze(until: now + 86_400), to: keys, as: actor, now: now)
            default:
                if isOld, dice.number(below: 3) > 0 { try answer(row, after: Int64(7200 + dice.number(below: 90_000))) }
            }
        }
    }

    /// An answer that the city gave on the channel itself.
    private func answer(_ row: CaseRow, after seconds: Int64) throws {
        guard let detail = try store.detail(row.record.key, clerk: DemoDesk.clerk.name),
            let first = detail.messages.first, let remote = first.remoteID
        else { return }
        let created = min(first.created + seconds, now)
        let reply = InboundItem(
            channel: row.record.channel, account: row.account, id: "antwort-\(row.record.key)", created: created,
            text:
                "Guten Tag \(row.author),\n\nvielen Dank für Ihre Nachricht. Wir haben sie weitergegeben.\n\nViele Grüße\nÖ. Yıldız, Seestadt Bremerhaven",
            author: InboundAuthor(name: "Stadt Bremerhaven"), parent: remote, direction: .outgoing,
            isPublic: first.isPublic)
        _ = try store.take(
            InboundBatch(account: row.account, items: [reply]), actor: "import", now: now, isDurable: false)
    }

    /// What waits at the live channel already.
    func seed(_ mastodon: SimulatedMastodon) async {
        var voices = CitizenVoices(seed: 77)
        for age in (1...40).reversed() {
            let voice = voices.next()
            await mastodon.comment(
                voice.text, by: voice.name, visibility: voice.visibility, created: now + Int64(-age * 3 * 3600))
        }
    }
}
