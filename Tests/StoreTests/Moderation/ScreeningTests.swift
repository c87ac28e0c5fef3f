import Desk
import Foundation
import GRDB
import Store
import Testing

/// What a screening leaves in the file, and what happens when two work at once.
struct ScreeningTests {
    private static let reach: Int64 = 30 * 86_400

    private static func reason(_ place: Int, _ weight: Double, _ words: String = "Wort") -> SuspicionRow.Reason {
        SuspicionRow.Reason(
            kind: "word", rule: "insult", what: "w\(place)", weight: weight, range: place..<place + 1,
            words: Bilingual(words, words))
    }

    private static func result(_ message: UnscreenedMessage, _ hint: SuspicionRow) -> ScreeningResult {
        ScreeningResult(
            message: message.key, content: message.content, caseKey: message.caseKey, account: message.account,
            hint: hint, isSuspect: true, urgency: 3, since: message.created)
    }

    @Test("of a hint with ten thousand reasons the file keeps the twenty weightiest, in their order")
    func bounded() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let long = String(repeating: "a\u{301}", count: 50_000)
        let reasons = (0..<10_000).map { Self.reason($0, $0 % 500 == 499 ? 0.9 : 0.5, long) }
        let start = try desk.stand.store.screenedUpTo(newerThan: desk.stand.now + -Self.reach)
        let (messages, upTo) = try desk.stand.store.unscreened(after: start, newerThan: desk.stand.now + -Self.reach)
        let results = messages.map { Self.result($0, SuspicionRow(score: 0.8, reasons: reasons, source: long)) }
        try desk.stand.store.keep(results, upTo: upTo)
        let kept = try #require(try desk.queue(.suspected).first { $0.message == message }?.suspicion)
        #expect(kept.reasons.map(\.what) == (1...20).map { "w\($0 * 500 - 1)" })
        #expect(kept.score == 0.8)
        let bytes = try desk.stand.sql { try Int.fetchOne($0, sql: "SELECT max(length(value)) FROM suspicion") }
        #expect((bytes ?? .max) < 64_000)
    }
}
