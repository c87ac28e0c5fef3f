import Desk
import TestKit
import Testing

/// The guided entry of a channel account.
struct AccountQuestionTests {
    private func answer(_ field: AccountQuestion.Field, _ text: String, isRequired: Bool = false) throws(Refusal)
        -> ChannelAccount
    {
        var account = ChannelAccount(channel: .mastodon, name: "")
        let roster: Roster
        do { roster = try FakeDeskSeed.roster() } catch { throw .invalid(field: "roster", reason: "\(error)") }
        try account.take(text, for: AccountQuestion(field, isRequired: isRequired), roster, now: FakeDeskSeed.now)
        return account
    }

    @Test("every channel asks for a name and an owner, and ends with how it runs", arguments: Channel.allCases)
    func questions(channel: Channel) {
        let questions = AccountQuestion.all(for: channel)
        #expect(questions.first?.field == .name && questions.last?.field == .standing)
        #expect(questions.contains(AccountQuestion(.owner, isRequired: true)))
        #expect(questions.contains { $0.field == .address } == (channel.addressNeed != nil))
        #expect(questions.contains { $0.field == .secret } == (channel.secretNeed != nil))
        for question in questions {
            for language in Language.allCases {
                #expect(!question.title(language).isEmpty && !question.hint(language).isEmpty)
            }
        }
    }

    @Test("good answers are taken, blanks at their ends dropped")
    func good() throws {
        #expect(try answer(.name, " amt ").name == "amt")
        #expect(try answer(.owner, "SBA").owner == "SBA")
        #expect(try answer(.deputy, "k.petersen").deputies == ["k.petersen"])
        #expect(try answer(.secret, "env:TOKEN").secret == "env:TOKEN")
        #expect(try answer(.start, "2026-03-01").start == CivilDate("2026-03-01"))
        #expect(try answer(.standing, "dormant").standing == .dormant)
        let setting = AccountSetting("page_id", "Nummer der Seite", "id of the page")
        #expect(try answer(.setting(setting), "42").settings == ["page_id": "42"])
        #expect(try answer(.title, "  ").title == nil)
    }

    @Test("a secret itself, a taken name and what does not exist are refused")
    func bad() {
        #expect(throws: Refusal.self) { try answer(.secret, "abc123") }
        #expect(throws: Refusal.self) { try answer(.secret, "file:") }
        #expect(throws: Refusal.self) { try answer(.name, "stadt") }
        #expect(throws: Refusal.self) { try answer(.name, "zwei Worte") }
        #expect(throws: Refusal.self) { try answer(.name, " ", isRequired: true) }
        #expect(throws: Refusal.self) { try answer(.owner, "NIRGENDS") }
        #expect(throws: Refusal.unknownClerk("nemo")) { try answer(.deputy, "nemo") }
        #expect(throws: Refusal.self) { try answer(.start, "morgen") }
        let setting = AccountSetting("app_secret", "Geheimnis", "secret")
        #expect(throws: Refusal.self) { try answer(.setting(setting), "hunter2") }
    }

    @Test("an account keeps what was entered when it goes through the journal")
    func json() throws {
        var account = ChannelAccount(channel: .facebook, name: "stadt", standing: .live, address: "https://a.example")
        account.deputies = ["k.petersen", "lange"]
        account.legalState = "Art. 6 (1) e, 2026-01-01"
        account.start = CivilDate("2026-01-01")
        account.end = CivilDate("2026-12-31")
        account.interval = 300
        account.settings = ["page_id": "42", "app_secret": "env:S"]
        #expect(ChannelAccount(json: account.json) == account)
        let inside = try #require(CivilDate("2026-06-01"))
        let after = try #require(CivilDate("2027-01-01"))
        #expect(account.isRead(on: inside) && account.isAnswered(on: inside) && !account.isRead(on: after))
        account.standing = .dormant
        #expect(account.isRead(on: inside) && !account.isAnswered(on: inside))
        account.standing = .ended
        #expect(!account.isRead(on: inside))
    }
}
