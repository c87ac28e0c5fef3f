import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// Writing and releasing a post of the city's own.
struct PublicationTests {
    /// The form with Facebook and Mastodon offered, empty.
    private func form(clerk: Clerk = FakeDeskSeed.clerk) throws -> Stand {
        let stand = try Stand(clerk: clerk)
        stand.press("4", "P")
        return stand
    }

    private func key(_ names: String..., on stand: Stand) -> [String] {
        names.flatMap { name in
            Key(name: name).map { Update.update(&stand.app, .key($0)).map(\.summary) } ?? []
        }
    }

    @Test("P in the outbox offers exactly the accounts that can publish, and the hints and help name the key")
    func offered() throws {
        let stand = try Stand()
        stand.press("4")
        #expect(stand.text.contains("P veröffentlichen"))
        stand.press("?")
        #expect(stand.text.contains("einen eigenen Beitrag schreiben"))
        stand.press("Esc", "P")
        #expect(stand.app.top == .publication)
        #expect(stand.app.publishingAccounts.map(\.qualifiedName) == ["facebook/stadt", "mastodon/stadt"])
        #expect(stand.rows[1].contains("[ ] Facebook") && stand.rows[2].contains("[ ] Mastodon"))
        #expect(!stand.text.contains("Gästebuch") && !stand.text.contains("Bürgerpost"))
    }

    @Test("readers cannot, nor can anybody where no account takes posts; both are told why")
    func unavailable() throws {
        let reader = try form(clerk: FakeDeskSeed.reader)
        #expect(reader.app.top == .outbox && reader.app.flash?.kind == .warning)
        let stand = try Stand()
        stand.press("4")
        for key in stand.app.roster.accounts.keys { stand.app.roster.accounts[key]?.standing = .dormant }
        stand.press("P")
        #expect(stand.app.top == .outbox)
        #expect(stand.app.flash?.text == stand.app.words.noPublishingAccount)
    }

    @Test("Space chooses and asks the channel for its count; each key changes that and nothing else")
    func choosing() throws {
        let stand = try form()
        #expect(key("Space", on: stand) == ["measure"])
        #expect(stand.app.publication.chosen == [1])
        #expect(key("j", "Space", on: stand) == ["measure"])
        #expect(stand.app.publication.chosen == [1, 2])
        #expect(key("k", "Space", on: stand).isEmpty)
        #expect(stand.app.publication.chosen == [2])
        #expect(key("Tab", on: stand).isEmpty)
        #expect(stand.app.publication.field == .title)
        #expect(key("x", on: stand).isEmpty)
        #expect(stand.app.publication.title.text == "x" && stand.app.publication.chosen == [2])
        #expect(key("Enter", "a", "Enter", "b", on: stand).isEmpty)
        #expect(stand.app.publication.text == "a\nb")
        #expect(key("Shift-Tab", "Shift-Tab", on: stand).isEmpty)
        #expect(stand.app.publication.field == .accounts)
    }

    @Test("the text is counted against each chosen account's limit, as its channel counts")
    func counting() throws {
        let stand = try form()
        stand.press("Space", "j", "Space", "Tab", "Tab", "<Moin>")
        let effects = Update.update(&stand.app, .tick(stand.app.now + 1))
        #expect(effects.filter { if case .measure = $0 { true } else { false } }.count == 2)
        for effect in effects {
            if case .measure(let text, let channel, let id) = effect {
                #expect(text == "Moin")
                stand.take(.loaded(id, .length(channel == .mastodon ? 501 : 4)))
            }
        }
        #expect(stand.rows[1].contains("!501/500") && stand.rows[2].contains("4/8000"), "the least room stands first")
        let again = Update.update(&stand.app, .tick(stand.app.now + 2))
        #expect(!again.contains { if case .measure = $0 { true } else { false } }, "nothing has changed")
        stand.press("Ctrl-s")
        #expect(stand.app.overlay == nil)
        #expect(stand.app.flash?.text.hasPrefix("mastodon/stadt: 501 Zeichen") == true)
    }

    @Test("without text or account, with gaps, or too late, it says what is missing and nothing leaves")
    func obstacles() throws {
        let stand = try form()
        #expect(key("Ctrl-s", on: stand).isEmpty)
        #expect(stand.app.flash?.text == stand.app.words.emptyPost)
        stand.press("Tab", "Tab", "<Moin {{name}}>", "Ctrl-s")
        #expect(stand.app.flash?.text == stand.app.words.openNames(["name"]))
        for _ in 0..<9 { stand.press("Backspace") }
        stand.press("Ctrl-s")
        #expect(stand.app.flash?.text == stand.app.words.noAccountChosen)
        stand.press("Shift-Tab", "Shift-Tab", "Space", "Ctrl-y", "<1h>", "Enter")
        #expect(stand.app.publication.notBefore == stand.app.now + 3600)
        stand.take(.tick(stand.app.now + 7200))
        stand.press("Ctrl-s")
        #expect(stand.app.flash?.kind == .error && stand.app.overlay == nil)
        #expect(stand.desk.log.filter { $0.hasPrefix("publish") }.isEmpty)
    }

    @Test("it is asked once, with the accounts by name; yes publishes on all of them and u can take it back")
    func published() throws {
        let stand = try form()
        stand.press("Space", "j", "Space", "Tab", "<Warnung>", "Enter", "<Moin>", "Ctrl-s")
        #expect(stand.text.contains("Jetzt auf 2 Konten veröffentlichen?"))
        #expect(stand.text.contains("→ Facebook „Stadt Testhafen“") && stand.text.contains("→ Mastodon „@stadt“"))
        stand.press("Enter")
        #expect(stand.desk.log.isEmpty && stand.app.top == .publication)
        stand.press("Ctrl-s", "j")
        #expect(stand.desk.log == ["publish 1 2"])
        #expect(stand.app.top == .outbox && stand.app.publication == PublicationForm())
        #expect(stand.app.flash?.text == "2 Beiträge im Ausgang · u nimmt zurück")
        #expect(stand.app.undoHint != nil)
        let rows = try stand.desk.outbox(limit: 10)
        #expect(rows.map(\.reply.action) == [.publish, .publish] && rows.map(\.text) == ["Moin", "Moin"])
        #expect(stand.rows[1].contains("eigener Beitrag") && stand.rows[1].contains("Warnung"))
    }

    @Test("yes hands over exactly what was typed, once, and nothing is changed until the desk has answered")
    func handedOver() throws {
        let stand = try form()
        stand.press("Space", "Tab", "< T >", "Tab", "<Moin>", "Ctrl-y", "<2h>", "Enter", "Ctrl-s")
        let effects = Update.update(&stand.app, .key(.char("j")))
        guard case .publish(let order) = effects.first, effects.count == 1 else {
            Issue.record("one publication is expected")
            return
        }
        #expect(
            order
                == PublicationOrder(
                    accounts: [1], text: "Moin", title: " T ", notBefore: stand.app.now + 7200))
        #expect(stand.app.publication.isSending)
        #expect(key("x", "Ctrl-s", "Ctrl-x", on: stand).isEmpty)
        #expect(stand.app.publication.text == "Moin" && stand.app.overlay == nil)
    }

    @Test("when the desk refuses, all that was typed stays")
    func refused() throws {
        let stand = try form()
        stand.desk.refuse(.readOnlyDesk)
        stand.press("Space", "Tab", "Tab", "<Moin>", "Ctrl-s", "j")
        #expect(stand.app.top == .publication && stand.app.publication.text == "Moin")
        #expect(!stand.app.publication.isSending && stand.app.publication.chosen == [1])
        #expect(stand.app.flash?.text == Refusal.readOnlyDesk.message(.de))
    }

    @Test("Esc keeps the post and P goes on with it; Ctrl-X drops it after a question, and quitting asks too")
    func leaving() throws {
        let stand = try form()
        stand.press("Space", "Tab", "Tab", "<Moin>", "Esc")
        #expect(stand.app.top == .outbox && stand.app.publication.text == "Moin")
        stand.press("q")
        #expect(stand.text.contains("noch nicht veröffentlicht"))
        stand.press("Esc", "P")
        #expect(stand.app.publication.text == "Moin" && stand.app.publication.field == .text)
        stand.press("Ctrl-x", "Enter")
        #expect(stand.app.publication.text == "Moin")
        stand.press("Ctrl-x", "j")
        #expect(stand.app.top == .outbox && stand.app.publication == PublicationForm())
    }

    @Test("the person's own editor gets the text and gives it back")
    func editor() throws {
        let stand = try form()
        stand.press("Tab", "Tab", "<Moin>", "Ctrl-e")
        guard case .edit(let text, let id) = stand.touched.last else {
            Issue.record("the editor is expected")
            return
        }
        #expect(text == "Moin")
        stand.take(.edited(id + 1, "fremd"))
        #expect(stand.app.publication.text == "Moin")
        stand.take(.edited(id, "Moin Moin"))
        #expect(stand.app.publication.text == "Moin Moin")
        stand.press("Ctrl-_")
        #expect(stand.app.publication.text == "Moin")
    }

    @Test("P on a post that was taken back goes on with its text, title and account")
    func again() throws {
        let stand = try form()
        stand.press("j", "Space", "Tab", "<Warnung>", "Tab", "<Moin>", "Ctrl-s", "j", "x")
        #expect(stand.app.outbox.selected?.reply.state == .cancelled)
        stand.press("P")
        #expect(stand.app.publication.text == "Moin" && stand.app.publication.title.text == "Warnung")
        #expect(stand.app.publication.chosen == [2])
    }

    @Test("its case names it a post, not a reply")
    func inItsCase() throws {
        let stand = try form()
        stand.press("Space", "Tab", "Tab", "<Moin>", "Ctrl-s", "j", "Enter")
        #expect(stand.app.top == .case)
        #expect(stand.text.contains("→ Beitrag k.petersen") && !stand.text.contains("Antwort k.petersen"))
    }

    @Test("a channel that shows no title says so, one that needs one too")
    func titles() throws {
        let stand = try form()
        stand.app.roster.accounts[9] = ChannelAccount(key: 9, channel: .wiki, name: "wiki", standing: .live)
        stand.press("Space")
        #expect(stand.text.contains("braucht einen Titel"))
        stand.press("Tab", "<Warnung>", "Shift-Tab")
        #expect(!stand.text.contains("braucht einen Titel"))
        #expect(stand.rows[1].contains("Facebook") && stand.rows[1].contains("ohne Titel"))
    }

    @Test("a post waits for a second person with its text, and is agreed to in the queue of second persons")
    func fourEyes() throws {
        let stand = try Stand(clerk: ModerationFixtures.second)
        let policy = ApprovalPolicy(name: "alle", replies: true)
        let order = PublicationOrder(accounts: [2], text: "Moin")
        stand.desk.enter(policy)
        let key = try #require(
            try stand.desk.publish(order, as: .clerk(FakeDeskSeed.clerk), now: stand.app.now).replies.first)
        let detail = try #require(try stand.desk.detail(key, clerk: "s.meyer"))
        #expect(detail.replies.first?.reply.state == .awaitingApproval)
        let subjects = try ModerationSubject.read(
            [SubjectKey(caseKey: key, message: key)], stand.desk, clerk: "s.meyer")
        #expect(subjects.map(\.target.text) == ["Moin"])
        stand.take(.deskChanged)
        stand.press("4", "s")
        #expect(stand.desk.log.last == "approve \(key)")
    }
}
