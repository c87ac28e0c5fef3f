public import Desk
internal import GRDB
internal import StrictJSON

/// A message that nobody has looked at for hints yet.
public struct UnscreenedMessage: Sendable {
    public var key: Int64
    /// Key of the text version that stands.
    public var content: Int64
    public var caseKey: Int64
    public var account: Int64
    public var channel: Channel
    public var author: Int64?
    public var authorName: String
    public var handle: String?
    public var authorID: String?
    /// The author has written nothing else on this account.
    public var isFirst: Bool
    public var created: Instant
    public var text: String
    public var language: String?
    /// The message's own parent, or itself: what a thread is.
    public var thread: Int64
}

/// A finished look at a message.
public struct ScreeningResult: Sendable {
    public var message: Int64
    public var content: Int64
    public var caseKey: Int64
    public var account: Int64
    public var hint: SuspicionRow
    /// Whether it shall wait in `suspected`.
    public var isSuspect: Bool
    /// 1…5, of the rule that the strongest reason points to.
    public var urgency: Int
    public var since: Instant

    public init(
        message: Int64, content: Int64, caseKey: Int64, account: Int64, hint: SuspicionRow, isSuspect: Bool,
        urgency: Int, since: Instant
    ) {
        self.message = message
        self.content = content
        self.caseKey = caseKey
        self.account = account
        self.hint = hint
        self.isSuspect = isSuspect
        self.urgency = urgency
        self.since = since
    }
}

extension DeskStore {
    /// How far the journal has been screened. A desk that never was begins with the first message that is new enough; that
    /// place is written down, so that of two who begin at once only one goes on from it.
    public func screenedUpTo(newerThan earliest: Instant) throws -> Int64 {
        if let place = try read(DeskStore.screenedPlace) { return place }
        return try write(isDurable: false) { db, _ in
            if let place = try DeskStore.screenedPlace(db) { return place }
            let first = try DeskStore.firstPlace(db, newerThan: earliest)
            try db.execute(sql: "INSERT INTO screening(place, upto) VALUES (0, ?)", arguments: [first])
            return first
        }
    }

    private static func screenedPlace(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT upto FROM screening WHERE place = 0")
    }

    private static func firstPlace(_ db: Database, newerThan earliest: Instant) throws -> Int64 {
        let first = try Int64.fetchOne(
            db,
            sql: """
                SELECT min(m.key) FROM cases c JOIN message m ON m.case_key = c.key
                WHERE c.activity >= ?1 AND m.created >= ?1
                """, arguments: [earliest.milliseconds])
        return try first.map { $0 - 1 }
            ?? Int64.fetchOne(db, sql: "SELECT coalesce(max(seq), 0) FROM journal") ?? 0
    }

    /// The newest texts that were screened already, oldest first: what a watch over repeated texts begins with.
    public func lastScreened(before place: Int64, limit: Int) throws -> [UnscreenedMessage] {
        try read { db in
            let keys = try Int64.fetchAll(
                db, sql: "SELECT message FROM suspicion WHERE message <= ? ORDER BY message DESC LIMIT ?",
                arguments: [place, limit])
            let statement = try db.cachedStatement(sql: DeskStore.unscreenedSQL)
            return try keys.reversed().compactMap { key in
                try Row.fetchOne(statement, arguments: [key, Int64.min]).flatMap(UnscreenedMessage.init)
            }
        }
    }

    /// The next messages to look at, in the order of the journal, and the place from where to go on. Imported history
    /// is passed over. `upTo` equals `after` when nothing is new.
    public func unscreened(
        after place: Int64, newerThan earliest: Instant, limit: Int = 1000
    ) throws -> (messages: [UnscreenedMessage], upTo: Int64) {
        try read { db in
            let events = try Row.fetchAll(
                db,
                sql: """
                    SELECT seq, CASE kind WHEN 'edited' THEN json_extract(payload, '$.message') ELSE seq END AS message
                    FROM journal WHERE seq > ? AND kind IN ('opened', 'joined', 'edited') ORDER BY seq LIMIT ?
                    """, arguments: [place, limit])
            guard let last = events.last else { return ([], place) }
            let keys = Set(events.compactMap { $0["message"] as Int64? }).sorted()
            let statement = try db.cachedStatement(sql: DeskStore.unscreenedSQL)
            let found = try keys.compactMap { key in
                try Row.fetchOne(statement, arguments: [key, earliest.milliseconds]).flatMap(UnscreenedMessage.init)
            }
            return (found, last["seq"])
        }
    }

    private static let unscreenedSQL = """
        SELECT m.key, m.content, m.case_key, m.account, m.author, m.created, m.language, m.parent_key, t.text,
          t.author AS writer, w.name, w.handle, w.ident, a.channel,
          NOT EXISTS (SELECT 1 FROM cases o WHERE o.author = m.author AND o.key <> m.case_key LIMIT 1) AS is_first
        FROM message m JOIN content t ON t.key = m.content JOIN account a ON a.key = m.account
        LEFT JOIN author w ON w.key = m.author
        WHERE m.key = ? AND m.direction = 'in' AND m.created >= ?
        """

    /// Keeps what a screening found, and how far it came, in one transaction. No decision: it is not in the journal.
    ///
    /// Nothing is kept, and false returned, when `start`, from where the work was done, is no longer the place up to which
    /// the journal has been screened: somebody else did the same work, or all hints were forgotten meanwhile. Arrivals are
    /// counted once because of this. Go on from `screenedUpTo`.
    public func keep(_ results: [ScreeningResult], from start: Int64, upTo place: Int64) throws -> Bool {
        try write(isDurable: false) { db, _ in
            guard try DeskStore.screenedPlace(db) == start, place >= start else { return false }
            for result in results { try DeskStore.keep(db, result) }
            if let last = results.last {
                try DeskStore.forgetOldArrivals(db, now: last.since.milliseconds / DeskStore.arrivalBucket)
            }
            try db.execute(sql: "UPDATE screening SET upto = ? WHERE place = 0", arguments: [place])
            return true
        }
    }

    private static func keep(_ db: Database, _ result: ScreeningResult) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO suspicion(message, content, score, rank, suspect, value, source)
                VALUES (?,?,?,?,?,?,?)
                """)
        let hint = HintBounds.bounded(result.hint)
        let rank = ReviewRank.rank(urgency: result.urgency, score: hint.score, since: result.since)
        try statement.execute(arguments: [
            result.message, result.content, hint.score, rank, result.isSuspect,
            hint.json.text(canonical: true), hint.source,
        ])
        // An edited text has arrived before.
        if result.content == result.message { try noteArrival(db, result) }
    }

    /// All hints are made anew from the journal's beginning: after lists, rules or the model have changed.
    public func forgetScreening() throws {
        try write(isDurable: false) { db, _ in
            try db.execute(sql: "DELETE FROM suspicion; DELETE FROM screening; DELETE FROM arrival")
        }
    }
}

extension UnscreenedMessage {
    init?(_ row: Row) {
        guard let channel = Channel(rawValue: row["channel"]) else { return nil }
        self.init(
            key: row["key"], content: row["content"], caseKey: row["case_key"], account: row["account"],
            channel: channel, author: row["author"], authorName: row["name"] ?? row["writer"] ?? "",
            handle: row["handle"], authorID: row["ident"], isFirst: row["is_first"],
            created: Instant(milliseconds: row["created"]), text: row["text"], language: row["language"],
            thread: row["parent_key"] ?? row["case_key"])
    }
}
