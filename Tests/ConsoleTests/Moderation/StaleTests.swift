import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Decisions on what has changed meanwhile: nothing typed is lost, and the clerk looks before deciding again.
struct StaleTests {
    private let other = Actor.clerk(ModerationFixtures.second)

    private func typed() throws -> Stand {
        let stand = try ModerationFixtures.stand(queue: .suspected)
        stand.press("1", "n", "<Wort 3>", "Enter")
        return stand
    }

    @Test("a refused stale decision keeps rule, measure and note, says what changed, and is decided by Enter again")
    func refused() throws {
        let stand = try typed()
        stand.desk.join(1, author: "Sven R.", text: "Stimmt!", at: stand.app.now)
        stand.press("Enter")
        #expect(stand.desk.row(1)?.moderation == nil)
        let form = stand.app.form
        #expect(form.rule == "insult" && form.measure == .hide && form.note == "Wort 3")
        #expect(form.hold?.changes.map(\.kind) == [.joined])
        #expect(form.hold?.isSeen == true)
        #expect(stand.text.contains("Inzwischen hat sich etwas geändert"))
        #expect(stand.text.contains("Beitrag eingegangen"))
        stand.press("Enter")
        #expect(try stand.desk.detail(1, clerk: "")?.decisions.last?.record.measure == .hide)
        #expect(stand.app.moderation.forms.isEmpty)
    }

    @Test("a change that is seen to happen holds the first Enter and lets the second through")
    func held() throws {
        let stand = try typed()
        _ = try stand.desk.submit(AddNote(text: "angerufen"), to: [1], as: other, now: stand.app.now)
        stand.take(.deskChanged)
        #expect(stand.app.form.hold?.isSeen == false)
        #expect(Update.update(&stand.app, .key(.enter)).isEmpty)
        #expect(stand.app.form.hold?.isSeen == true)
        let effects = Update.update(&stand.app, .key(.enter))
        guard case .moderate(.decide(let orders))? = effects.first else { return #expect(Bool(false), "not decided") }
        #expect(orders[0].seenVersion == stand.desk.row(1)?.record.version)
    }

    @Test("one's own steps and mere reading hold nothing")
    func harmless() throws {
        let stand = try typed()
        _ = try stand.desk.submit(
            AddNote(text: "meins"), to: [1], as: .clerk(FakeDeskSeed.clerk), now: stand.app.now)
        stand.take(.deskChanged)
        #expect(stand.app.form.hold == nil)
        stand.press("Enter")
        #expect(stand.app.moderation.forms.isEmpty)
    }

    @Test("a changed text is told as such, and the order then names the new text")
    func text() throws {
        let stand = try typed()
        stand.desk.edit(1, text: "Ich habe es freundlicher geschrieben.", at: stand.app.now)
        stand.press("Enter")
        #expect(stand.app.form.hold?.isTextChanged == true)
        #expect(stand.text.contains("der Text des Beitrags ist neu"))
        let effects = Update.update(&stand.app, .key(.enter))
        guard case .moderate(.decide(let orders))? = effects.first else { return #expect(Bool(false), "not decided") }
        #expect(orders[0].seenText == stand.app.review?.subject?.target.content)
    }

    @Test("when somebody else decides first, the message stays in the list with everything typed")
    func ghost() throws {
        let stand = try typed()
        let order = ModerationOrder(message: 100, measure: .hint, rule: "insult")
        _ = try stand.desk.moderate([order], as: other, now: stand.app.now)
        stand.take(.deskChanged)
        #expect(stand.app.moderation.list.selected?.message == 100)
        #expect(stand.app.form.note == "Wort 3")
        #expect(stand.app.form.hold?.changes.contains { $0.kind == .moderated } == true)
        stand.press("Ctrl-x", "j")
        #expect(stand.app.moderation.list.items.map(\.message) == [800, 1200])
    }

    @Test("a disk that fails keeps the form, and the clerk may try again")
    func broken() throws {
        let stand = try typed()
        stand.desk.refuse(.readOnlyDesk)
        stand.press("Enter")
        #expect(stand.app.form.note == "Wort 3" && !stand.app.form.isSending)
        stand.desk.refuse(nil)
        stand.press("Enter")
        #expect(stand.app.moderation.forms.isEmpty)
    }
}
