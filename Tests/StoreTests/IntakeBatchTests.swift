import Desk
import GRDB
import Store
import Testing

/// A batch and its cursor are one transaction; numbers are given once.
struct IntakeBatchTests {
    @Test("taking a batch again changes nothing and the cursor stands with it")
    func again() async throws {
        let stand = try Stand()
        let items = (1...20).map {
            stand.item("a\($0)", by: "Leute\($0 % 3)", parent: $0 % 4 == 0 ? "a\($0 - 1)" : nil)
        }
        let batch = InboundBatch(account: "mastodon/stadt", items: items, cursor: "c20")
        let intake = StoreIntake(stand.store) { Stand.monday }
        #expect(try await intake.take(batch).new == 20)
        let journal = try stand.store.journal(limit: 10_000)
        #expect(try await intake.take(batch) == IntakeReport(new: 0, duplicate: 20))
        #expect(try stand.store.journal(limit: 10_000) == journal)
        #expect(try await intake.cursor(of: "mastodon/stadt") == "c20")
        #expect(try await intake.watched(by: "mastodon/stadt", limit: 5).count == 5)
        #expect(try await intake.cursor(of: "mastodon/niemand") == nil)
    }

    @Test("a batch that breaks off leaves nothing: no message, no cursor, no number, no register entry")
    func atomic() async throws {
        let stand = try Stand()
        _ = try stand.opened("a0")
        let before = try stand.store.journal(limit: 10_000)
        try stand.sql {
            try $0.execute(
                sql:
                    "CREATE TRIGGER stop BEFORE INSERT ON message WHEN new.remote = 'a9' BEGIN SELECT raise(ABORT, 'stop'); END"
            )
        }
        let items = (1...9).map { stand.item("a\($0)", channel: .blog, account: "neu") }
        let batch = InboundBatch(account: "blog/neu", items: items, cursor: "c9")
        #expect(throws: (any Error).self) {
            _ = try stand.store.take(batch, actor: "sync", now: stand.now, isDurable: true)
        }
        try stand.sql { try $0.execute(sql: "DROP TRIGGER stop") }
        #expect(try stand.store.journal(limit: 10_000) == before)
        #expect(try stand.store.take(batch, actor: "sync", now: stand.now, isDurable: true).new == 9)
        #expect(try await StoreIntake(stand.store) { Stand.monday }.cursor(of: "blog/neu") == "c9")
        #expect(try stand.store.verify().differences == [])
    }

    @Test("an account entered in a batch that broke off does not lend its channel to the next one")
    func accountAfterRollback() throws {
        let stand = try Stand()
        try stand.sql {
            try $0.execute(sql: "CREATE TRIGGER stop BEFORE INSERT ON message BEGIN SELECT raise(ABORT, 'stop'); END")
        }
        #expect(throws: (any Error).self) { try stand.take(stand.item("1", channel: .blog, account: "eins")) }
        try stand.sql { try $0.execute(sql: "DROP TRIGGER stop") }
        try stand.take(stand.item("1", channel: .wiki, account: "zwei"))
        #expect(try stand.record(try stand.key(of: "1")).channel == .wiki)
    }

    @Test(
        "numbers count up without gaps from intake and are never given twice, not after merge, split or a refused batch"
    )
    func numbers() throws {
        let stand = try Stand()
        var given: [CaseNumber] = []
        for index in 1...5 { given.append(try stand.record(try stand.opened("a\(index)", by: "L\(index)")).number) }
        try stand.submit(Merge(into: try stand.record(try stand.key(of: "a1"))), try stand.key(of: "a5"))
        try stand.reopen()
        given.append(try stand.record(try stand.opened("a6", by: "L6")).number)
        stand.now = stand.now + 365 * 86_400
        given.append(try stand.record(try stand.opened("a7", by: "L7")).number)
        #expect(given.map(\.serial) == [1, 2, 3, 4, 5, 6, 1] && Set(given).count == 7)
        #expect(given.last?.year == 2027)
    }

    @Test("the clock jumps back an hour and ahead a year: the journal's time never runs backwards")
    func clockJumps() throws {
        let stand = try Stand()
        for (index, jump) in [0, -3600, 365 * 86_400, -365 * 86_400, 60].enumerated() {
            stand.now = stand.now + Int64(jump)
            _ = try stand.opened("a\(index)", by: "L\(index)")
        }
        let times = try stand.store.journal(limit: 10_000).map(\.time)
        #expect(zip(times, times.dropFirst()).allSatisfy { $0 < $1 })
        #expect(try stand.store.verify().differences == [])
    }
}
