public import Desk
internal import GRDB

/// Comments by quarter of an hour, of one account or of one thread on it.
public struct ArrivalSeries: Equatable, Sendable {
    public var account: Int64
    /// The case; nil for the account as a whole.
    public var caseKey: Int64?
    /// Comments in the fifteen minutes before the asked instant.
    public var count: Int
    /// The quarters before that, oldest first.
    public var history: [Int]
}

extension DeskStore {
    /// Milliseconds of a bucket, and how many buckets are looked back: four weeks.
    static let arrivalBucket: Int64 = 900_000
    static let arrivalReach: Int64 = 2688

    /// Accounts and threads in which at least `fewest` comments came in the fifteen minutes before `now`.
    public func arrivals(now: Instant, fewest: Int) throws -> [ArrivalSeries] {
        let bucket = now.milliseconds / DeskStore.arrivalBucket
        let share = 1 - Double(now.milliseconds % DeskStore.arrivalBucket) / Double(DeskStore.arrivalBucket)
        return try read { db in
            let busy = try Row.fetchAll(
                db,
                sql: """
                    SELECT account, thread, sum(CASE WHEN bucket = ?1 THEN n ELSE 0 END) AS present,
                      sum(CASE WHEN bucket = ?1 - 1 THEN n ELSE 0 END) AS before
                    FROM arrival WHERE bucket IN (?1, ?1 - 1) GROUP BY account, thread
                    HAVING present + before >= ?2
                    """, arguments: [bucket, fewest])
            return try busy.compactMap { row in
                // The part of the quarter before the running one that still lies within fifteen minutes.
                let count = (row["present"] as Int) + Int((Double(row["before"] as Int) * share).rounded())
                guard count >= fewest else { return nil }
                let thread: Int64 = row["thread"]
                return ArrivalSeries(
                    account: row["account"], caseKey: thread == 0 ? nil : thread, count: count,
                    history: try DeskStore.history(db, row["account"], thread, before: bucket - 1))
            }
        }
    }

    /// Counts of the quarters before `bucket`, from the first that is known.
    private static func history(
        _ db: Database, _ account: Int64, _ thread: Int64, before bucket: Int64
    ) throws -> [Int] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT bucket, n FROM arrival WHERE account = ? AND thread = ? AND bucket >= ? AND bucket < ?
                ORDER BY bucket
                """, arguments: [account, thread, bucket - arrivalReach, bucket])
        guard let first = rows.first.map({ $0["bucket"] as Int64 }) else { return [] }
        var counts = [Int](repeating: 0, count: Int(bucket - first))
        for row in rows { counts[Int((row["bucket"] as Int64) - first)] = row["n"] }
        return counts
    }

    static func noteArrival(_ db: Database, _ result: ScreeningResult) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO arrival(account, thread, bucket, n) VALUES (?,?,?,1)
                ON CONFLICT DO UPDATE SET n = n + 1
                """)
        let bucket = result.since.milliseconds / arrivalBucket
        for thread in [0, result.caseKey] { try statement.execute(arguments: [result.account, thread, bucket]) }
    }

    static func forgetOldArrivals(_ db: Database, now bucket: Int64) throws {
        try db.execute(sql: "DELETE FROM arrival WHERE bucket < ?", arguments: [bucket - 2 * arrivalReach])
    }
}
