import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The outbox: approval, replies of unknown fate, and measures; and what the status line says of a stopped channel.
struct OutboxModerationTests {
    private func stand(_ rows: [OutboxRow], clerk: Clerk = ModerationFixtures.second) throws -> Stand {
        let stand = try Stand(clerk: clerk)
        for row in rows { stand.desk.enter(row) }
        stand.take(.deskChanged)
        stand.press("4")
        return stand
    }

    @Test("a reply that awaits approval is approved by s or declined by S with a reason")
    func approval() throws {
        let rows = [700, 701].map { ModerationFixtures.reply($0, caseKey: 1, .awaitingApproval) }
        let stand = try stand(rows)
        #expect(stand.text.contains("wartet auf Freigabe"))
        stand.press("s", "j", "S", "<zu lang>", "Enter")
        #expect(stand.desk.log == ["approve 700", "decline 701"])
    }

    @Test("the writer and clerks without the role cannot approve")
    func refused() throws {
        var row = ModerationFixtures.reply(700, caseKey: 1, .awaitingApproval)
        row.reply.author = "s.meyer"
        let own = try stand([row])
        own.press("s")
        #expect(own.app.flash?.kind == .warning && own.desk.log.isEmpty)
        let clerk = try stand([ModerationFixtures.reply(700, caseKey: 1, .awaitingApproval)], clerk: FakeDeskSeed.clerk)
        clerk.press("s")
        #expect(clerk.app.flash?.kind == .warning && clerk.desk.log.isEmpty)
    }

    @Test("an uncertain reply is settled only after a question", arguments: ["+", "-"])
    func uncertain(_ key: String) throws {
        let stand = try stand([ModerationFixtures.reply(700, caseKey: 1, .uncertain)])
        stand.press(key, "Enter")
        #expect(stand.desk.log.isEmpty)
        let effects = Update.update(&stand.app, .key(.char(Unicode.Scalar(key) ?? "+")))
        #expect(effects.isEmpty)
        stand.press("j")
        #expect(stand.desk.log == ["settle 700"])
        stand.press("r", key)
        #expect(stand.app.flash?.kind == .warning)
    }

    @Test("a measure is named by what the channel is asked to do, and by its rule")
    func measure() throws {
        let stand = try stand([ModerationFixtures.reply(700, caseKey: 1, .queued, action: .hide)])
        #expect(stand.rows[1].contains("wartet · verbergen · TST-2026-004100"))
        #expect(stand.rows[2].contains("Regel insult 1"))
    }

    @Test("the outbox with everything that waits for a person") func frames() throws {
        try Pictures.verify("outbox-waiting") { stand in
            stand.desk.enter(ModerationFixtures.reply(700, caseKey: 1, .uncertain))
            stand.desk.enter(ModerationFixtures.reply(701, caseKey: 5, .awaitingApproval))
            stand.desk.enter(ModerationFixtures.reply(702, caseKey: 8, .queued, action: .hide))
            var notice = ModerationFixtures.reply(703, caseKey: 8, .sent)
            notice.reply.isNotice = true
            stand.desk.enter(notice)
            stand.take(.deskChanged)
            stand.press("4")
        }
    }

    @Test("the status line says why an account stands still, shortened")
    func status() throws {
        let stand = try Stand()
        let reason = "Zertifikat des Servers ist abgelaufen und wurde nicht erneuert"
        stand.take(
            .syncChanged([AccountStatus(account: "x/stadt", channel: .x, state: .stopped(reason: reason))]))
        #expect(stand.rows.last?.contains("X angehalten: Zertifikat des Servers ist abge…") == true)
    }
}
