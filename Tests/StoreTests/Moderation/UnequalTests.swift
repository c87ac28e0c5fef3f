import Desk
import Store
import Testing

/// Which decisions are set beside each other in the report on equal treatment.
struct UnequalTests {
    /// Decides about both texts by one rule with different steps, and returns how many pairs the report finds.
    private static func found(_ one: String, _ other: String) throws -> Int {
        let desk = try ModerationStand()
        try desk.moderate(try desk.comment("f1", one, by: "Kalle"), .hide)
        try desk.moderate(try desk.comment("f2", other, by: "Heike"), .warn)
        let report = try desk.stand.store.moderationReport(from: desk.stand.now + -60, to: desk.stand.now + 60)
        return report.unequal.count
    }

    @Test("the same words are one text, however they are set", arguments: [("Du Depp!", "du, DEPP"), ("🖕🖕", "🖕🖕")])
    func same(one: String, other: String) throws { #expect(try Self.found(one, other) == 1) }

    @Test("two texts without a letter are two texts", arguments: [("👍", "🖕🖕"), ("👍", "👎"), ("?", "!!!")])
    func signs(one: String, other: String) throws { #expect(try Self.found(one, other) == 0) }
}
