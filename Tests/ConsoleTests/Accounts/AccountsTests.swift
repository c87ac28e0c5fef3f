import Desk
import Terminal
import TestKit
import Testing

@testable import Console

/// The channel accounts: list, trouble, guided entry.
struct AccountsTests {
    private func stand(isAdmin: Bool = false) throws -> Stand {
        let admin = Clerk(name: "s.meyer", fullName: "S. Meyer", role: .admin)
        let stand = try Stand(clerk: isAdmin ? admin : FakeDeskSeed.clerk)
        let now = stand.app.now
        stand.take(
            .syncChanged([
                AccountStatus(account: "mastodon/stadt", channel: .mastodon, state: .fine, lastSuccess: now),
                AccountStatus(
                    account: "facebook/stadt", channel: .facebook, state: .stopped(reason: "190 the token has expired")),
            ]))
        stand.press("5")
        return stand
    }

    @Test("accounts in trouble stand first, with the reason and the entries that could not be read")
    func list() throws {
        let stand = try stand()
        #expect(stand.app.accountRows.map(\.account.qualifiedName).prefix(2) == ["facebook/stadt", "mastodon/stadt"])
        #expect(stand.text.contains("190 the token has expired"))
        #expect(stand.text.contains("2 in Quarantäne"))
    }

    @Test("Enter leads to the account's cases and q back")
    func open() throws {
        let stand = try stand()
        stand.press("Enter")
        #expect(stand.app.top == .inbox)
        stand.press("q")
        #expect(stand.app.top == .accounts)
    }

    @Test("a clerk does not change accounts and is told why")
    func onlyAdmins() throws {
        let stand = try stand()
        stand.press("+")
        #expect(stand.app.overlay == nil)
        #expect(stand.app.flash?.text.contains("admin") == true)
    }

    @Test("question by question an account is entered; a bad answer is asked for again")
    func add() throws {
        let stand = try stand(isAdmin: true)
        stand.press("+", "<masto>", "Enter", "<zwei Worte>", "Enter")
        #expect(stand.app.accounts.entry?.place == 0)
        stand.press("<hafen>", "Enter", "Enter", "Enter")
        #expect(stand.app.accounts.entry?.account.owner != nil)
        stand.press("<https://social.example>", "Enter", "<geheim>", "Enter")
        #expect(stand.app.accounts.entry?.question?.field == .secret, "a secret itself is not taken")
        stand.press("<file:/etc/lotse/token>", "Enter")
        while stand.app.accounts.entry?.question.map({ $0.field != .standing }) == true { stand.press("Enter") }
        stand.press("l")
        #expect(stand.desk.log.contains("enter mastodon/hafen"))
        let entered = try #require(try stand.desk.roster().accounts.values.first { $0.name == "hafen" })
        #expect(entered.standing == .live && entered.secret == "file:/etc/lotse/token")
        #expect(entered.textLimit == 500)
    }

    @Test("the standing is changed by a menu, and a stopped account is tried again")
    func change() throws {
        let stand = try stand(isAdmin: true)
        stand.press("s", "r")
        #expect(
            try stand.desk.roster().accounts.values.first { $0.qualifiedName == "facebook/stadt" }?.standing == .dormant
        )
        stand.press("e")
        #expect(stand.touched.contains { $0.summary == "resumeAccount" })
    }
}
