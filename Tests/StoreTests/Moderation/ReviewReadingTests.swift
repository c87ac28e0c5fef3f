import Desk
import Foundation
import GRDB
import Testing

@testable import Store

/// What a queue reads, and from where.
struct ReviewReadingTests {
    @Test("the words of reports stand beside the message, also in a case that others were merged into")
    func flags() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1")
        let other = try desk.comment("f2", "Ganz anderes.", by: "Rieke")
        func flag(_ message: Int64, _ source: String?, _ text: String, rule: String? = nil) throws {
            try desk.stand.store.report(
                message: message, rule: rule, source: source, text: text, as: Stand.petersen, now: desk.stand.now)
        }
        try flag(message, "Heike", "Das ist übel.", rule: "insult")
        try flag(other, "Omar", "Werbung")
        let survivor = try desk.stand.opened("a1")
        try desk.stand.submit(Merge(into: try desk.stand.record(survivor)), try desk.stand.key(of: "f1"))
        desk.stand.now = desk.stand.now + 60
        try flag(message, nil, "Noch immer da")
        let flags = try #require(try desk.stand.store.moderationTarget(message)).flags
        #expect(flags.map(\.source) == ["Heike", "petersen"] && flags.map(\.rule) == ["insult", nil])
        #expect(flags.map(\.text) == ["Das ist übel.", "Noch immer da"] && flags[1].at == desk.stand.now)
    }

    @Test("a message of a case merged twice over stands in the queue under the case that goes on")
    func mergedTwice() throws {
        let desk = try ModerationStand()
        let message = try desk.comment("f1", isHeld: true)
        let (first, second, last) = (
            try desk.stand.key(of: "f1"), try desk.stand.opened("a1"), try desk.stand.opened("a2", by: "Omar")
        )
        try desk.stand.submit(Merge(into: try desk.stand.record(second)), first)
        try desk.stand.submit(Merge(into: try desk.stand.record(last)), second)
        let item = try #require(try desk.queue(.held).first)
        let record = try desk.stand.record(last)
        #expect(item.caseKey == last && item.caseVersion == record.version && item.caseNumber == record.number)
        let order = ModerationOrder(message: message, measure: .hide, rule: "insult", seenVersion: item.caseVersion)
        #expect(try desk.stand.store.preview(order, as: Stand.petersen, now: desk.stand.now).way == .privately)
    }

    @Test("a page is a range of an index, however long the queue", arguments: ReviewQueue.allCases)
    func plan(queue: ReviewQueue) throws {
        let stand = try Stand()
        let query = ReviewSQL(ReviewRequest(queue, cursor: PageCursor(rank: 5, key: 7)), try stand.asker())
        let steps = try stand.sql { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + query.sql, arguments: query.arguments)
                .map { $0["detail"] as String }
        }
        // What is read is the page alone: the outer order sorts no more rows than it has.
        let reading = steps.filter {
            $0.hasPrefix("SCAN") && !["SCAN q", "SCAN up", "SCAN CONSTANT ROW"].contains($0)
        }
        #expect(reading.allSatisfy { $0.contains("INDEX") }, "\(steps)")
        let index: String =
            switch queue {
            case .suspected: "suspicion_open"
            case .recent: "decision_clerk"
            case .held, .reported, .second, .appeals: "review_open"
            }
        #expect(steps.contains { $0.contains(index) }, "\(steps)")
        #expect(steps.count { $0.contains("TEMP B-TREE FOR ORDER BY") } <= 1, "\(steps)")
    }
}
