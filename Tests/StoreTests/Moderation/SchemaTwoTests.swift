import Desk
import Foundation
import GRDB
import Store
import Testing

/// A desk of schema 1 becomes one of schema 2.
struct SchemaTwoTests {
    @Test("what was there is kept, verified and worked on")
    func migrated() async throws {
        let stand = try Stand()
        let key = try stand.opened("a1")
        let reply = try stand.reply(key)
        try stand.store.close()
        try stand.sql { db in
            // The shape of version 1: without what version 2 added.
            try db.execute(
                sql: """
                    DROP INDEX outbox_decision; DROP INDEX cases_author;
                    DROP TABLE decision; DROP TABLE review; DROP TABLE suspicion; DROP TABLE screening;
                    DROP TABLE arrival;
                    ALTER TABLE outbox DROP COLUMN action; ALTER TABLE outbox DROP COLUMN decision;
                    ALTER TABLE outbox DROP COLUMN notice; ALTER TABLE outbox DROP COLUMN author;
                    PRAGMA user_version = 1;
                    """)
        }
        try stand.reopen()
        #expect(try stand.store.verify().differences == [])
        #expect(try stand.store.reply(reply)?.reply.author == "petersen")
        #expect(try stand.store.review(ReviewRequest(.held), asker: try stand.asker()).isEmpty)
        stand.now = stand.now + 10
        #expect(try await stand.outbox().next(account: "mastodon/stadt", now: stand.now)?.action == .reply)
    }
}
