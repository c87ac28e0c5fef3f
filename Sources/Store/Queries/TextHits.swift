internal import Desk
internal import GRDB

/// Cases by the messages that match words, newest hit first.
///
/// The rank of a case is its newest matching message: a case whose newer message matches too stands further up and is
/// left out here, so that no case comes twice, however the pages are cut.
enum TextHits {
    static func keys(
        _ db: Database, _ match: String, _ compiled: QuerySQL, _ request: PageRequest
    ) throws -> [PageCursor] {
        let isRising = (request.order == .oldest) != request.backwards
        var condition = "search MATCH ?"
        var arguments: [any DatabaseValueConvertible] = [match]
        if let cursor = request.cursor {
            condition += " AND search.rowid \(isRising ? ">" : "<") ?"
            arguments.append(cursor.rank)
        }
        let filter = (request.openOnly ? DeskStore.open : "") + compiled.condition
        let hits = try Row.fetchCursor(
            db,
            sql: """
                SELECT search.rowid AS hit, c.key, c.messages > 1 OR c.version > c.key AS many
                FROM \(QuerySQL.hits) CROSS JOIN cases c ON c.key = \(compiled.home)
                WHERE \(condition) AND \(filter) ORDER BY search.rowid \(isRising ? "ASC" : "DESC")
                """, arguments: StatementArguments(arguments + compiled.arguments))
        let newer = try db.cachedStatement(
            sql: """
                SELECT 1 FROM message m JOIN search ON search.rowid = m.key
                WHERE m.case_key IN (\(compiled.namesState ? "?1" : QuerySQL.family)) AND m.key > ?2
                  AND m.state <> 'retracted' AND search MATCH ?3 LIMIT 1
                """)
        var found: [PageCursor] = []
        while found.count < request.limit, let row = try hits.next() {
            let place = PageCursor(rank: row["hit"], key: row["key"])
            if row["many"],
                try Int.fetchOne(newer, arguments: [place.key, place.rank, match]) != nil
            {
                continue
            }
            found.append(place)
        }
        return request.backwards ? found.reversed() : found
    }
}
