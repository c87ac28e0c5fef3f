import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Writing and sending replies.
struct ReplyTests {
    private func writing(_ text: String = "Guten Tag", draft: String? = nil) throws -> Stand {
        let stand = try Stand()
        stand.open(try CaseFixtures.detail(stand, draft: draft), composing: true)
        if !text.isEmpty { stand.type(text) }
        return stand
    }

    private func newer(_ stand: Stand, actor: String = "s.meyer") throws -> CaseDetail {
        var detail = try CaseFixtures.detail(stand)
        detail.row.record.version = 700
        detail.history.append(CaseFixtures.entry(700, .assigned, actor, minutes: 1))
        return detail
    }

    @Test("Ctrl-P answers so that only the person sees it, where the channel can")
    func inPrivate() throws {
        let stand = try writing()
        #expect(stand.app.canAnswerInPrivate)
        stand.press("Ctrl-p")
        #expect(stand.app.openCase?.compose?.isPrivate == true)
        #expect(stand.text.contains(stand.app.words.privateOn(.facebook)))
        stand.press("Ctrl-s")
        #expect(try stand.desk.outbox(limit: 10).first?.reply.isPublic == false)
    }

    @Test("a channel without private answers says so and stays public")
    func notInPrivate() throws {
        let stand = try writing()
        let account = try #require(stand.app.openCase?.shownRow?.record.account)
        stand.app.roster.accounts[account]?.channel = .wiki
        stand.press("Ctrl-p")
        #expect(stand.app.openCase?.compose?.isPrivate == false)
        #expect(stand.app.flash?.text == Refusal.cannotReply(.notInPrivate).message(.de))
    }

    @Test("what was typed becomes the draft with the next second, once")
    func draft() throws {
        let stand = try writing()
        #expect(!stand.desk.log.contains("draft 1"))
        stand.tick()
        #expect(stand.desk.log.filter { $0 == "draft 1" }.count == 1)
        #expect(try stand.desk.detail(1, clerk: "k.petersen")?.draft?.text == "Guten Tag")
        stand.tick()
        #expect(stand.desk.log.filter { $0 == "draft 1" }.count == 1)
    }

    @Test("a draft that could not be kept is tried again, and the text stays")
    func draftFails() throws {
        let stand = try writing()
        stand.tick()
        stand.take(.failed(nil, .broken("Platte voll")))
        #expect(stand.app.openCase?.compose?.text == "Guten Tag")
        #expect(stand.app.flash?.kind == .error)
        stand.tick()
        #expect(stand.desk.log.filter { $0 == "draft 1" }.count == 2)
    }

    @Test("Esc keeps the draft, and r goes on where one stopped")
    func leaving() throws {
        let stand = try writing()
        stand.press("Esc")
        #expect(stand.app.openCase?.compose == nil)
        #expect(stand.app.top == .case)
        stand.press("r")
        #expect(stand.app.openCase?.compose?.text == "Guten Tag")
    }

    @Test("a kept draft is told before anything is pressed")
    func offered() throws {
        let stand = try Stand()
        stand.open(try CaseFixtures.detail(stand, draft: "Sehr geehrte Frau M."))
        #expect(stand.text.contains("= Entwurf von Mo 23.11. 11:21 · r schreibt weiter: Sehr geehrte Frau M."))
        stand.press("r")
        #expect(stand.app.openCase?.compose?.text == "Sehr geehrte Frau M.")
    }

    @Test("placeholders nobody filled in are named and stop the sending")
    func placeholders() throws {
        let stand = try writing("Hallo {{name}}, {{ unit_name }} und {{name}} {{offen")
        stand.press("Ctrl-s")
        #expect(stand.app.openCase?.compose != nil)
        #expect(stand.app.flash?.kind == .error)
        #expect(stand.app.flash?.text.contains("{{name}}, {{unit_name}}, {{offen}}") == true)
        #expect(!stand.desk.log.contains("reply 1"))
        // What was typed is kept all the same.
        #expect(stand.desk.log.contains("draft 1"))
    }

    @Test("open placeholders are highlighted")
    func highlighted() throws {
        let stand = try writing("Hallo {{name}}!")
        let row = try #require(stand.rows.firstIndex { $0.contains("Hallo {{name}}!") })
        let line = Array(stand.rows[row])
        let place = try #require(line.firstIndex(of: "{"))
        #expect(stand.frame.cell(row: row, column: place).style.role == .warning)
        #expect(stand.frame.cell(row: row, column: place).style.attributes.contains(.underline))
        #expect(stand.frame.cell(row: row, column: place - 2).style.role == .input)
    }

    @Test("sent: the editor goes, the reply stands in the thread and counts down to its sending")
    func sent() throws {
        let stand = try writing()
        stand.press("Ctrl-s")
        #expect(stand.desk.log.contains("reply 1"))
        #expect(stand.app.openCase?.compose == nil)
        #expect(stand.text.contains("u rückgängig (10 s)"))
        stand.tick(4)
        #expect(stand.text.contains("u rückgängig (6 s)"))
        stand.tick(7)
        #expect(stand.text.contains("→ Ausgang"))
    }

    @Test("a refused reply stays in the editor and as a draft")
    func refused() throws {
        let stand = try writing("Guten Tag, liebe Frau M.")
        stand.desk.refuse(.cannotReply(.dormant))
        stand.press("Ctrl-s")
        #expect(stand.app.openCase?.compose?.text == "Guten Tag, liebe Frau M.")
        #expect(stand.app.openCase?.compose?.isSending == false)
        #expect(stand.app.flash?.kind == .error)
        #expect(try stand.desk.detail(1, clerk: "k.petersen")?.draft?.text == "Guten Tag, liebe Frau M.")
    }

    @Test("an empty or too long reply is not handed over")
    func limits() throws {
        let stand = try writing("   ")
        stand.press("Ctrl-s")
        #expect(stand.app.flash?.text == "der Text ist leer · Esc verlässt die Antwort")
        let long = try writing(String(repeating: "ä", count: 8001))
        #expect(long.text.contains("!8001/8000"))
        long.press("Ctrl-s")
        #expect(long.app.flash?.text == "8001 Zeichen, der Kanal erlaubt 8000: um 1 kürzen")
        #expect(!long.desk.log.contains("reply 1"))
    }

    @Test("a change meanwhile holds the reply: the first send only asks, the second sends what was seen")
    func held() throws {
        let stand = try writing()
        stand.show(try newer(stand))
        #expect(stand.text.contains("! Inzwischen: 11:25 s.meyer zugewiesen an SBA"))
        #expect(stand.app.openCase?.compose?.seenVersion == 500)
        var app = stand.app
        #expect(ReplyWriting.send(closing: false, &app).map(\.summary) == ["keepDraft"])
        #expect(app.openCase?.compose?.hold?.isSeen == true)
        let effects = ReplyWriting.send(closing: false, &app)
        guard case .reply(let order)? = effects.last else { return #expect(Bool(false), "no reply") }
        #expect(order.seenVersion == 700)
        #expect(order.text == "Guten Tag")
        #expect(app.openCase?.compose?.hold == nil)
    }

    @Test("a further change after looking holds anew")
    func heldAgain() throws {
        let stand = try writing()
        stand.show(try newer(stand))
        stand.press("Ctrl-s")
        var third = try newer(stand)
        third.row.record.version = 800
        third.history.append(CaseFixtures.entry(800, .closed, "s.meyer", minutes: 0))
        stand.show(third)
        #expect(stand.app.openCase?.compose?.hold?.isSeen == false)
        #expect(stand.text.contains("s.meyer geschlossen"))
    }

    @Test("one's own deeds and mere reading hold nothing")
    func own() throws {
        let stand = try writing()
        stand.show(try newer(stand, actor: "k.petersen"))
        #expect(stand.app.openCase?.compose?.hold == nil)
        #expect(stand.app.openCase?.compose?.seenVersion == 700)
    }

    @Test("refused as stale, the text stays, the change is shown, and one more press sends")
    func stale() throws {
        let stand = try writing()
        stand.desk.refuse(.stale(since: 500))
        stand.press("Ctrl-s")
        #expect(stand.app.openCase?.compose?.text == "Guten Tag")
        stand.app.openCase?.compose?.wasStale = true
        stand.app.openCase?.compose?.seenVersion = 500
        stand.show(try newer(stand))
        #expect(stand.app.openCase?.compose?.hold?.isSeen == true)
        var app = stand.app
        guard case .reply(let order)? = ReplyWriting.send(closing: true, &app).last else {
            return #expect(Bool(false), "no reply")
        }
        #expect(order.closesCase && order.seenVersion == 700)
    }

    @Test("a new message while writing holds the reply too")
    func newMessage() throws {
        let stand = try writing()
        var detail = try CaseFixtures.detail(stand)
        detail.row.record.version = 699
        detail.messages.append(CaseFixtures.message(699, "Sven R.", "Hallo?", minutes: 0))
        stand.show(detail)
        #expect(stand.text.contains("! Inzwischen: 1 neuer Beitrag"))
    }

    @Test("a window made tiny and large again in mid-answer keeps every letter and the cursor")
    func resized() throws {
        let stand = try writing("Erste Zeile\nZweite Zeile")
        let before = stand.app.openCase?.compose?.area.text
        for size in [Size(width: 3, height: 1), Size(width: 20, height: 5), Size(width: 40, height: 10), .standard] {
            stand.take(.resized(size))
            _ = stand.text
            stand.type("x")
        }
        #expect(stand.app.openCase?.compose?.area.text == (before ?? "") + "xxxx")
        #expect(stand.text.contains("Zweite Zeilexxxx"))
        let cursor = try #require(stand.frame.cursor)
        #expect(stand.rows[cursor.row].contains("Zweite Zeilexxxx"))
    }

    @Test("a template is filled in; an interim one makes the reply an interim notice")
    func template() throws {
        let stand = try writing("")
        stand.press("Ctrl-t", "<zwischen>", "Enter")
        let compose = try #require(stand.app.openCase?.compose)
        #expect(compose.text.hasPrefix("Guten Tag Heike M.,"))
        #expect(compose.isInterim)
        #expect(compose.template == "Zwischenbescheid")
        #expect(stand.text.contains("Zwischenbescheid an"))
        stand.press("Ctrl-g")
        #expect(stand.app.openCase?.compose?.isInterim == false)
    }

    @Test("the editor's text replaces the reply; nothing changed leaves it")
    func editor() throws {
        let stand = try writing()
        stand.press("Ctrl-e")
        let id = try #require(stand.app.openCase?.compose?.editRequest)
        stand.take(.edited(id, "Aus dem Editor\u{1B}[31m"))
        #expect(stand.app.openCase?.compose?.text == "Aus dem Editor[31m")
        stand.press("Ctrl-e")
        let second = try #require(stand.app.openCase?.compose?.editRequest)
        stand.take(.edited(second, nil))
        #expect(stand.app.openCase?.compose?.text == "Aus dem Editor[31m")
    }

    @Test("sending is planned by a time, shown, and taken away again")
    func planned() throws {
        let stand = try writing()
        stand.press("Ctrl-y", "<morgen>", "Enter")
        #expect(stand.text.contains("→ Di 24.11. 08:00"))
        stand.press("Ctrl-y", "<14:30>", "Enter")
        #expect(stand.app.openCase?.compose?.notBefore == FakeDeskSeed.now + 184 * 60)
        stand.press("Ctrl-y", "<irgendwann>", "Enter")
        #expect(stand.app.flash?.kind == .error)
        stand.press("Ctrl-y", "<sofort>", "Enter")
        #expect(stand.app.openCase?.compose?.notBefore == nil)
    }

    @Test("discarding asks first, and no is the answer to every other key")
    func discard() throws {
        let stand = try writing()
        stand.press("Ctrl-x", "Enter")
        #expect(stand.app.openCase?.compose?.text == "Guten Tag")
        stand.press("Ctrl-x", "j")
        #expect(stand.app.openCase?.compose == nil)
    }

    @Test("a reader gets no editor, and a failed reply names its key")
    func failedReply() throws {
        let stand = try Stand(clerk: FakeDeskSeed.reader)
        stand.open(try CaseFixtures.detail(stand), composing: true)
        #expect(stand.app.openCase?.compose == nil)
        let writer = try Stand(size: Size(width: 100, height: 50))
        writer.open(try CaseFixtures.detail(writer))
        #expect(writer.text.contains("! nicht gesendet: Konto gesperrt · R noch einmal senden"))
        var app = writer.app
        #expect(app.run("retry").map(\.summary) == ["retryReply 202"])
        #expect(app.run("recall").map(\.summary) == ["cancelReply 202"])
    }

    @Test("letters are counted roughly as the channels do")
    func roughLength() {
        #expect(ReplyChecks.roughLength(of: "Moin 👋", on: .x) == 7)
        #expect(
            ReplyChecks.roughLength(
                of: "siehe https://bremerhaven.example/sehr/langer/pfad/der/nicht/zaehlt", on: .mastodon) == 29)
        #expect(ReplyChecks.roughLength(of: "Grüße", on: .facebook) == 5)
    }
}
