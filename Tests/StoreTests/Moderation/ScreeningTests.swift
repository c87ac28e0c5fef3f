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
        #expect(try desk.stand.store.keep(results, from: start, upTo: upTo))
        let kept = try #require(try desk.queue(.suspected).first { $0.message == message }?.suspicion)
        #expect(kept.reasons.map(\.what) == (1...20).map { "w\($0 * 500 - 1)" })
        #expect(kept.score == 0.8)
        let bytes = try desk.stand.sql { try Int.fetchOne($0, sql: "SELECT max(length(value)) FROM suspicion") }
        #expect((bytes ?? .max) < 64_000)
    }

    /// Screens at most `limit` messages as one of several would: what it read, and from where.
    private static func look(
        _ desk: ModerationStand, _ store: DeskStore, limit: Int = 1000
    ) throws -> (results: [ScreeningResult], from: Int64, upTo: Int64) {
        let earliest = desk.stand.now + -reach
        let start = try store.screenedUpTo(newerThan: earliest)
        let (messages, upTo) = try store.unscreened(after: start, newerThan: earliest, limit: limit)
        return (messages.map { result($0, SuspicionRow(score: 0.5)) }, start, upTo)
    }

    private static func arrived(_ desk: ModerationStand) throws -> [Int] {
        try desk.stand.store.arrivals(now: desk.stand.now + -600, fewest: 1).map(\.count).sorted()
    }

    private static func place(_ desk: ModerationStand) throws -> Int64? {
        try desk.stand.sql { try Int64.fetchOne($0, sql: "SELECT upto FROM screening") }
    }

    @Test("two processes that screen the same comments count them once, and the slower reads on")
    func twice() throws {
        let desk = try ModerationStand()
        for place in 1...8 { _ = try desk.comment("f\(place)", "Beitrag \(place)", by: "L\(place)") }
        let other = try DeskStore(desk.stand.path)
        defer { try? other.close() }
        let mine = try Self.look(desk, desk.stand.store)
        let theirs = try Self.look(desk, other)
        #expect(mine.results.count == 8 && theirs.from == mine.from)
        #expect(try desk.stand.store.keep(mine.results, from: mine.from, upTo: mine.upTo))
        #expect(try !other.keep(theirs.results, from: theirs.from, upTo: theirs.upTo))
        #expect(try Self.arrived(desk).last == 8)
        #expect(try Self.look(desk, other).results.isEmpty)
    }

    @Test("a slow process does not take back how far the journal was screened")
    func forwards() throws {
        let desk = try ModerationStand()
        for place in 1...4 { _ = try desk.comment("f\(place)", "Beitrag \(place)", by: "L\(place)") }
        let slow = try Self.look(desk, desk.stand.store, limit: 2)
        let fast = try Self.look(desk, desk.stand.store)
        #expect(try desk.stand.store.keep(fast.results, from: fast.from, upTo: fast.upTo))
        #expect(try !desk.stand.store.keep(slow.results, from: slow.from, upTo: slow.upTo))
        #expect(try Self.place(desk) == fast.upTo)
        #expect(try !desk.stand.store.keep([], from: fast.upTo, upTo: slow.upTo))
        #expect(try Self.place(desk) == fast.upTo)
    }

    @Test("work that began before all hints were forgotten is thrown away, and the journal screened from its beginning")
    func forgotten() throws {
        let desk = try ModerationStand()
        _ = try desk.comment("f1", "Eins", by: "A")
        let first = try Self.look(desk, desk.stand.store)
        #expect(try desk.stand.store.keep(first.results, from: first.from, upTo: first.upTo))
        _ = try desk.comment("f2", "Zwei", by: "B")
        let late = try Self.look(desk, desk.stand.store)
        try desk.stand.store.forgetScreening()
        #expect(try !desk.stand.store.keep(late.results, from: late.from, upTo: late.upTo))
        let again = try Self.look(desk, desk.stand.store)
        #expect(again.results.count == 2 && again.from == first.from)
        #expect(try desk.stand.store.keep(again.results, from: again.from, upTo: again.upTo))
        #expect(try Self.arrived(desk).last == 2)
    }
}
