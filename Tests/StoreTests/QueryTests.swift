import Desk
import Foundation
import GRDB
import Testing

@testable import Store

/// Each field of the query language against the rows themselves.
struct QueryTests {
    private func keys(_ stand: Stand, _ text: String, clerk: String = "petersen") throws -> Set<Int64> {
        let query = try Query(parsing: text)
        let asker = try stand.asker(clerk)
        let rows = try stand.store.page(PageRequest(query, limit: 10_000), asker: asker)
        let count = try stand.store.count(query, asker: asker)
        #expect(count == rows.count, "count of \(text)")
        return Set(rows.map(\.record.key))
    }

    @Test("every field finds what it says, and its opposite is the rest")
    func fields() throws {
        let stand = try Stand()
        let a = try stand.opened("a1", "Laterne https://bild.example/1")
        stand.now = stand.now + 3600
        try stand.take(
            stand.item(
                "b1", "Radweg zugeparkt", by: "Müller", ago: 60, channel: .mail, account: "post",
                subject: "Betreff Fahrrad"))
        var rated = stand.item("c1", "Toll hier", by: "Cem", ago: 40 * 86_400, channel: .blog, account: "seite")
        rated.rating = 5
        rated.language = "en"
        rated.attachments = [InboundAttachment(url: "https://bild.example/2")]
        try stand.take(rated)
        let (b, c) = (try stand.key(of: "b1"), try stand.key(of: "c1"))
        try stand.submit(Assign(unit: "SBA", clerk: "petersen"), a)
        try stand.submit(SetTags(add: ["licht"]), a)
        try stand.submit(SetPriority(.high), a)
        try stand.submit(AddNote(text: "Vermerk"), b)
        try stand.submit(MarkRead(), b)
        try stand.store.keepDraft("…", for: b, of: "petersen", seen: 0, now: stand.now)
        try stand.submit(CloseCase(), c)
        let all = Set([a, b, c])
        let expected: [(String, Set<Int64>)] = [
            ("channel:mail", [b]), ("account:seite", [c]), ("account:mail/post", [b]), ("unit:SBA", [a]),
            ("unit:sba", [a]),
            ("clerk:me", [a]), ("clerk:petersen", [a]), ("state:closed", [c]), ("state:open", [a]), ("state:new", [b]),
            ("tag:licht", [a]), ("priority:high", [a]), ("is:unread", [a]), ("is:unassigned", [b]), ("is:mine", [a]),
            ("is:draft", [b]), ("has:note", [b]), ("has:link", [a]), ("has:attachment", [c]), ("has:reply", []),
            ("rating:5", [c]), ("lang:en", [c]), ("author:müll", [b]), ("mueller", [b]), ("fahrrad", [b]),
            ("received:today", [a, b]), ("due:today", [a]), ("is:overdue", []),
        ]
        for (text, wanted) in expected {
            #expect(try keys(stand, text) == wanted, "\(text)")
            #expect(try keys(stand, "-\(text)") == all.subtracting(wanted), "-\(text)")
        }
        #expect(try keys(stand, "state:closed OR tag:licht") == [a, c])
        #expect(try keys(stand, "laterne tag:licht") == [a])
        #expect(try keys(stand, "") == all)
    }

    @Test("merged cases stay out, also of what is negated, unless asked for")
    func merged() throws {
        let stand = try Stand()
        let (a, b) = (try stand.opened("a1"), try stand.opened("b1", by: "Bodo"))
        try stand.submit(Merge(into: try stand.record(b)), a)
        #expect(try keys(stand, "") == [b] && (try keys(stand, "-state:closed")) == [b])
        #expect(try keys(stand, "state:merged") == [a] && (try keys(stand, "-state:merged")) == [b])
    }

    @Test("tallies and counts equal a recount after a random day", arguments: [31, 32] as [UInt64])
    func recount(_ seed: UInt64) async throws {
        let stand = try Stand()
        var session = RandomSession(stand, seed: seed)
        try await session.run(250)
        let asker = try stand.asker()
        let rows = try stand.store.page(PageRequest(limit: 10_000), asker: asker).map(\.record)
        let merged = try stand.store.page(PageRequest(.state(.merged), limit: 10_000), asker: asker).map(\.record)
        let tallies = try stand.store.tallies()
        #expect(tallies.allSatisfy { $0.count > 0 })
        #expect(tallies.reduce(0) { $0 + $1.count } == rows.count + merged.count)
        for tally in tallies {
            let found = (rows + merged).filter {
                $0.status.rawValue == tally.state && $0.account == tally.account && ($0.unit ?? "") == tally.unit
                    && ($0.clerk ?? "") == tally.clerk && $0.isUnread == tally.isUnread
            }
            #expect(found.count == tally.count)
        }
        // A snoozed case is open and comes back by itself: nobody can work on it now.
        let open = rows.filter { $0.status.isOpen && $0.status != .snoozed }.count
        let counted = try stand.store.count(.all([]), openOnly: true, asker: asker)
        let listed = try stand.store.page(PageRequest(limit: 10_000, openOnly: true), asker: asker).count
        #expect(
            counted == open && listed == open, "\(counted) counted, \(listed) listed, \(open) of \(rows.count) open")
        for key in CountKey.allCases where key != .tag && key != .language {
            let sum = try stand.store.count(.all([]), by: key, asker: asker).reduce(0) { $0 + $1.count }
            #expect(sum == rows.count, "\(key)")
        }
    }

    @Test("the everyday lists walk an index, and neither scan nor sort the cases")
    func plans() throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        try stand.submit(Assign(unit: "SBA", clerk: "petersen"), key)
        let asker = try stand.asker()
        let further = PageCursor(rank: 5, key: 5)
        var requests: [PageRequest] = []
        for order in CaseOrder.allCases {
            requests.append(PageRequest(order: order))
            requests.append(PageRequest(order: order, cursor: further))
            requests.append(PageRequest(order: order, cursor: further, backwards: true, openOnly: true))
        }
        requests.append(PageRequest(.unit(.named("SBA")), order: .due))
        requests.append(PageRequest(.clerk(.me), order: .due, openOnly: true))
        requests.append(PageRequest(.word("laterne", prefix: false)))
        var seen = 0
        for request in requests { seen += try check(stand) { _ = try stand.store.page(request, asker: asker) } }
        seen += try check(stand) { _ = try stand.store.board(asker: asker) }
        #expect(seen > requests.count)
    }

    /// Looks at how SQLite would answer the statements that the store sends while it reads. Returns how many there were.
    private func check(_ stand: Stand, _ reading: () throws -> Void) throws -> Int {
        let statements = try stand.statements(reading)
        for sql in statements {
            let plan = try stand.sql { db in
                let statement = try db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
                statement.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(statement).map { $0["detail"] as String }
            }
            #expect(plan.allSatisfy { !$0.contains("TEMP B-TREE") }, "\(sql): \(plan)")
            let scans = plan.filter { line in
                ["c", "h", "k", "m", "o"].contains { line.hasPrefix("SCAN \($0) ") || line == "SCAN \($0)" }
            }
            #expect(scans.allSatisfy { $0.contains("INDEX") }, "\(sql): \(plan)")
        }
        return statements.count
    }

    @Test("days are those of the office, also for what came between midnight there and midnight in London")
    func officeDays() throws {
        let stand = try Stand()
        // 2026-03-02 00:30 and 23:30 in Berlin.
        for (id, hours) in [("nachts", -9.5), ("abends", 13.5)] {
            var item = stand.item(id, by: id)
            item.created = Instant(milliseconds: Stand.monday.milliseconds + Int64(hours * 3_600_000))
            try stand.take(item)
        }
        let counted = try stand.store.count(.all([]), by: .day, asker: try stand.asker())
        #expect(counted.map(\.name) == ["2026-03-02"] && counted.map(\.count) == [2])
    }

    @Test("words of a merged case find the case that goes on, once, however deep; by its own state they find it itself")
    func mergedWords() throws {
        let stand = try Stand()
        let keys = try ["Kranich", "Storch", "Reiher"].enumerated().map {
            try stand.opened("v\($0.offset)", "Ein \($0.element) am Deich", by: "L\($0.offset)")
        }
        try stand.submit(Merge(into: try stand.record(keys[1])), keys[0])
        try stand.submit(Merge(into: try stand.record(keys[2])), keys[1])
        let asker = try stand.asker()
        func found(_ query: Query, _ order: CaseOrder = .newest) throws -> [Int64] {
            try stand.store.page(PageRequest(query, order: order), asker: asker).map(\.record.key)
        }
        for word in ["kranich", "storch", "reiher", "deich"] {
            for order in [CaseOrder.newest, .oldest] {
                #expect(try found(.word(word, prefix: false), order) == [keys[2]], "\(word)")
            }
            #expect(try stand.store.count(.word(word, prefix: false), asker: asker) == 1)
            let either: Query = .any([.word(word, prefix: false), .word("gibtsnicht", prefix: false)])
            #expect(try found(either) == [keys[2]])
            #expect(
                try stand.store.board(.word(word, prefix: false), asker: asker).allSatisfy { $0.caseKey == keys[2] })
        }
        #expect(try found(.all([.state(.merged), .word("kranich", prefix: false)])) == [keys[0]])
        _ = try stand.store.undo(as: Stand.petersen, now: stand.now)
        #expect(try found(.word("kranich", prefix: false)) == [keys[1]])
    }
}
