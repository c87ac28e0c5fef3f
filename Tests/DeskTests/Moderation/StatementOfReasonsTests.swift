import Desk
import TestKit
import Testing

/// The notice to an author: every field of Art. 17(3) DSA, in both languages, also where there is little room.
struct StatementOfReasonsTests {
    private static let now = FakeDeskSeed.now

    private static func target(
        _ text: String = "Du Vollidiot!", language: String? = "de", reports: Int = 0
    ) -> ModerationTarget {
        ModerationTarget(
            message: 1, content: 1, account: 1, remoteID: "c1", created: now + -86_400, text: text, language: language,
            author: 7, recipient: "kalle", reports: reports)
    }

    private static func text(
        _ measure: Measure, _ target: ModerationTarget, rule: String = "insult", limit: Int? = nil
    ) throws -> String {
        let roster = try FakeDeskSeed.roster()
        let order = ModerationOrder(message: 1, measure: measure, rule: rule, until: now + 7 * 86_400)
        let found = try roster.rule(named: rule, on: now)
        let context = DecisionContext(actor: .clerk(FakeDeskSeed.clerk), now: now, roster: roster)
        return StatementOfReasons(order, target, found, context).text(
            room: limit.map { TextRoom(limit: $0, count: .utf16) })
    }

    @Test(
        "measure, facts, origin, means, law, rule and appeal stand in it",
        arguments: [Measure.hide, .delete, .temporaryBan, .ban], ["de", "en"])
    func fields(measure: Measure, language: String) throws {
        let text = try Self.text(measure, Self.target(language: language))
        let german = [
            "Regel 1", "Fassung 1", "§§ 185–188 StGB", "Du Vollidiot!", "von uns aus", "Mensch", "andere Person",
        ]
        let english = [
            "rule 1", "version 1", "§§ 185–188 StGB", "Du Vollidiot!", "own initiative", "person", "another person",
        ]
        for word in language == "de" ? german : english { #expect(text.contains(word), "\(word): \(text)") }
        if measure == .temporaryBan { #expect(text.contains(language == "de" ? "30.11.2026" : "2026-11-30")) }
    }

    @Test("a report is named as the origin")
    func reported() throws {
        #expect(try Self.text(.hide, Self.target(reports: 2)).contains("gemeldet"))
    }

    @Test("the short form fits and still names measure, rule, origin, people and appeal", arguments: [500, 280])
    func short(limit: Int) throws {
        for measure in [Measure.hide, .delete, .temporaryBan, .ban] {
            let text = try Self.text(measure, Self.target(String(repeating: "sehr lang ", count: 90)), limit: limit)
            #expect(text.utf16.count <= limit)
            for word in ["Netiquette 1", "Menschen", "Widerspruch"] { #expect(text.contains(word), "\(word): \(text)") }
        }
    }

    @Test("what is quoted can neither steer nor hide, and a public hint quotes nothing")
    func hostile() throws {
        for (name, text) in HostileTexts.all {
            let letter = try Self.text(.hide, Self.target(text))
            #expect(RegisterText.controlCharacter(in: letter) == nil, "\(name)")
            #expect(!letter.unicodeScalars.contains { RegisterText.isForbidden($0) && $0 != "\n" }, "\(name)")
        }
        let hint = try Self.text(.hint, Self.target("@alle seht https://boese.example"))
        #expect(!hint.contains("@alle") && !hint.contains("boese"))
    }
}
