import Desk
import Foundation
import Store
import Testing

/// What went wrong in other desks' replies and sanctions, each as a case (R and M of the field's known defects).
struct ReplyDefectTests {
    @Test("who is answered is frozen: a name changed inside the undo delay sends the reply nowhere else (R6)")
    func frozenRecipient() async throws {
        let stand = try Stand()
        let reply = try stand.reply(try stand.opened("a1"))
        var renamed = stand.item("a9", "Ich heiße jetzt anders.", ago: 1)
        renamed.author?.name = "Jemand"
        renamed.author?.handle = "jemand@anderswo.example"
        try stand.take(renamed)
        let item = try #require(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 10))
        #expect(item.id == String(reply) && item.recipient == "uschi@social.example" && item.inReplyTo == "a1")
    }

    @Test("a bulk action copies nobody's message and sends nothing twice (R8)")
    func bulkCopiesNothing() async throws {
        let desk = try ModerationStand()
        let messages = try (1...4).map { try desk.comment("f\($0)", by: "L\($0)") }
        _ = try desk.stand.store.moderate(
            messages.map { ModerationOrder(message: $0, measure: .hide, rule: "insult") }, as: Stand.petersen,
            now: desk.stand.now)
        let done = try await desk.deliver()
        #expect(done.count { $0 == .hide } == 4 && done.count { $0 == .privateReply } == 4)
        #expect(try await desk.deliver() == [])
        for place in 1...4 {
            let thread = try desk.stand.detail(try desk.stand.key(of: "f\(place)")).messages
            #expect(thread.count { $0.direction == .incoming } == 1)
        }
    }

    @Test("somebody else's claim blocks no reply, and can be taken over (R12, R13)")
    func claimsBlockNothing() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Claim(), key, by: Stand.lange)
        #expect(try stand.reply(key) > 0)
        try stand.submit(Claim(force: true), key)
        #expect(try stand.record(key).clerk == "petersen")
        try stand.submit(CloseCase(), key)
        try stand.take(stand.item("a2", "Noch eine Frage.", parent: "a1", ago: 1))
        try stand.submit(Claim(force: true), key, by: Stand.lange)
        #expect(try stand.record(key).clerk == "lange")
    }

    @Test("what failed is kept and leaves once the fault is mended and somebody says so (R15)")
    func failedIsResent() async throws {
        let stand = try Stand()
        let reply = try stand.reply(try stand.opened("a1"))
        stand.now = stand.now + 10
        #expect(try await stand.outbox().begin(String(reply), marker: nil, now: stand.now))
        try await stand.outbox().settle(String(reply), .failed(reason: "401"), now: stand.now)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now + 86_400) == nil)
        try stand.store.retry(reply: reply, as: Stand.petersen, now: stand.now)
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now)?.id == String(reply))
    }

    @Test("the author is told once, by a person, whatever is tried again (R16)")
    func toldOnce() async throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let decision = try desk.moderate(message, .hide)
        #expect(
            decision.notice.contains("entschieden hat ein Mensch")
                || decision.notice.contains("Entschieden hat ein Mensch"))
        try await desk.deliver()
        #expect(throws: Refusal.measureImpossible(.hide, .already)) { try desk.moderate(message, .hide) }
        #expect(try desk.stand.store.outbox().count { $0.reply.isNotice } == 1)
        try desk.verify()
    }

    @Test("a ban made directly, without any report, stands in the list like every other (M4)")
    func directBan() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .ban)
        #expect(try desk.stand.store.decisions().map(\.record.id) == [decision.record.id])
        #expect(try desk.stand.store.decisions(of: "petersen").count == 1)
    }

    @Test("an appeal needs no mail: the author's words reach the file whatever channel they came by (M5)")
    func appealWithoutMail() throws {
        let desk = try ModerationStand()
        let decision = try desk.moderate(try desk.comment("f1"), .hide)
        try desk.stand.store.appeal(
            decision.record.id, text: "Am Telefon: das war Satire.", message: nil, as: Stand.petersen,
            now: desk.stand.now)
        let found = try #require(try desk.stand.store.decision(decision.record.id))
        #expect(found.appealText == "Am Telefon: das war Satire." && found.record.appeal == .open)
        try desk.verify()
    }

    @Test(
        "ban without rule, restriction by a rule that does not provide for it, silence where reasons are owed: refused")
    func refused() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        #expect(throws: Refusal.ruleMissing(.ban)) { try desk.moderate(message, .ban, rule: nil) }
        #expect(throws: Refusal.measureNotAllowed(.delete, rule: "false-claim")) {
            try desk.moderate(message, .delete, rule: "false-claim")
        }
        #expect(throws: Refusal.statementMissing(.hide)) { try desk.moderate(message, .hide, silent: true) }
        #expect(throws: Refusal.unknownRule("nix", near: [])) { try desk.moderate(message, .hide, rule: "nix") }
        #expect(throws: Refusal.roleTooLow(needs: .clerk, has: .reader)) {
            try desk.moderate(message, .hide, by: Stand.leser)
        }
        #expect(try desk.leaving() == [] && desk.stand.store.decisions().isEmpty)
    }
}
