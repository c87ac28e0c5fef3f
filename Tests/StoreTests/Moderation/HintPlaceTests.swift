import Desk
import Foundation
import GRDB
import Testing

@testable import Store

/// A hint stands with its message and its text, wherever these are now.
struct HintPlaceTests {
    /// Screens all that is new; each text is as toxic as `score` says.
    private static func screen(_ desk: ModerationStand, score: (String) -> Double) throws {
        let (store, earliest) = (desk.stand.store, desk.stand.now + -30 * 86_400)
        let start = try store.screenedUpTo(newerThan: earliest)
        let (messages, upTo) = try store.unscreened(after: start, newerThan: earliest)
        let results = messages.map { message in
            ScreeningResult(
                message: message.key, content: message.content, caseKey: message.caseKey, account: message.account,
                hint: SuspicionRow(score: score(message.text), labels: ["toxic": score(message.text)]),
                isSuspect: false, urgency: 3, since: message.created)
        }
        #expect(try store.keep(results, from: start, upTo: upTo))
    }

    private static func labelled(_ desk: ModerationStand) throws -> [Int64] {
        try desk.stand.store.page(
            PageRequest(try Query(parsing: "label:toxic")), asker: try desk.stand.asker()
        ).map(\.record.key).sorted()
    }

    private static func toxic(_ desk: ModerationStand, _ key: Int64) throws -> Double? {
        try desk.stand.detail(key).row.labels["toxic"]
    }

    @Test("after a split the hint is with the case that the message lies in now")
    func split() throws {
        let desk = try ModerationStand()
        let stand = desk.stand
        try stand.take(
            stand.item("f1", "Guten Tag", by: "Kalle", channel: .facebook, account: "seite"),
            stand.item("f2", "Du Vollidiot!", by: "Kalle", parent: "f1", channel: .facebook, account: "seite"))
        let key = try stand.key(of: "f1")
        #expect(try stand.key(of: "f2") == key)
        try Self.screen(desk) { $0.contains("idiot") ? 0.9 : 0.1 }
        #expect(try Self.labelled(desk) == [key])
        let new = try stand.store.split(key, messages: [try desk.message("f2")], as: Stand.petersen, now: stand.now)
        #expect(try Self.labelled(desk) == [new])
        #expect(try Self.toxic(desk, new) == 0.9)
        #expect(try Self.toxic(desk, key) == 0.1)
    }

    @Test("a changed text has no hint until it is screened, and then its own")
    func edited() throws {
        let desk = try ModerationStand()
        _ = try desk.comment("f1", "Du Vollidiot!")
        let key = try desk.stand.key(of: "f1")
        try Self.screen(desk) { $0.contains("idiot") ? 0.9 : 0.6 }
        #expect(try Self.toxic(desk, key) == 0.9)
        desk.stand.now = desk.stand.now + 60
        _ = try desk.comment("f1", "Verzeihung, das war grob.")
        #expect(try Self.toxic(desk, key) == nil)
        #expect(try Self.labelled(desk).isEmpty)
        try Self.screen(desk) { $0.contains("idiot") ? 0.9 : 0.6 }
        #expect(try Self.toxic(desk, key) == 0.6)
        #expect(try Self.labelled(desk) == [key])
    }

    @Test("hints of a case are found by its messages, never by going through all hints")
    func plan() throws {
        let stand = try Stand()
        let compiled = QuerySQL(try Query(parsing: "label:toxic"), try stand.asker())
        let steps = try stand.sql { db in
            try Row.fetchAll(
                db, sql: "EXPLAIN QUERY PLAN SELECT c.key FROM cases c WHERE \(compiled.condition)",
                arguments: StatementArguments(compiled.arguments)
            ).map { $0["detail"] as String }
        }
        #expect(steps.contains { $0.contains("message_case") }, "\(steps)")
        #expect(steps.contains { $0.hasPrefix("SEARCH s USING INTEGER PRIMARY KEY") }, "\(steps)")
    }
}
