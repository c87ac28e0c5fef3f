import Desk
import Foundation
import Store
import StrictJSON
import Testing

/// A wording that decisions may cite is never changed, by whatever way a record comes in.
struct RuleWordingTests {
    private static func rule(_ stand: Stand, _ name: String = "insult") throws -> HouseRule {
        try #require(try stand.store.roster().rules[name])
    }

    private static func enter(_ rule: HouseRule, _ stand: Stand) throws {
        try stand.store.enter([(.rule, rule.name, rule.json)], as: Stand.chef, now: stand.now)
    }

    @Test("a wording in force cannot be changed, dropped or begun in the past; a new one from today on is taken")
    func versions() throws {
        let stand = try Stand()
        let today = try stand.store.roster().zone.date(at: stand.now)
        let rule = try Self.rule(stand)
        var changed = rule
        changed.versions[0].text = Bilingual("anders", "other")
        var dropped = rule
        dropped.versions[0].version = 7
        var wording = rule.versions[0]
        wording.from = today + -1
        let backdated = try rule.adding(wording)
        for bad in [changed, dropped, backdated] {
            #expect(throws: Refusal.self) { try Self.enter(bad, stand) }
            #expect(try Self.rule(stand) == rule)
        }
        wording.from = today + 3
        var planned = try rule.adding(wording)
        try Self.enter(planned, stand)
        planned.versions[1].text = Bilingual("noch anders", "other still")
        try Self.enter(planned, stand)
        #expect(try Self.rule(stand).versions.count == 2)
    }

    @Test("a rule ends from yesterday on, and stays ended; it is never removed")
    func ends() throws {
        let stand = try Stand()
        let today = try stand.store.roster().zone.date(at: stand.now)
        var rule = try Self.rule(stand)
        rule.ends = today + -30
        #expect(throws: Refusal.self) { try Self.enter(rule, stand) }
        rule.ends = today + -1
        try Self.enter(rule, stand)
        stand.now = stand.now + 5 * 86_400
        rule.ends = nil
        #expect(throws: Refusal.self) { try Self.enter(rule, stand) }
        #expect(throws: Refusal.self) {
            try stand.store.unregister(.rule, "insult", as: Stand.chef, now: stand.now)
        }
        #expect(try Self.rule(stand).ends == today + -1)
    }

    @Test("a last day that cannot be read makes no rule", arguments: [JSON.int(5), "morgen", "2026-02-30"])
    func unreadable(value: JSON) throws {
        let stand = try Stand()
        var members = try Self.rule(stand).json.members ?? []
        members.append(.init("ends", value))
        #expect(HouseRule(json: .object(members)) == nil)
        #expect(throws: Refusal.self) {
            try stand.store.enter([(.rule, "insult", .object(members))], as: Stand.chef, now: stand.now)
        }
    }
}
