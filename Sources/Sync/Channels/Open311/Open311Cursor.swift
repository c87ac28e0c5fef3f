internal import Desk
internal import StrictJSON

/// How far requests and their updates have been read, by the time that the server's filter goes by.
struct Open311Cursor: Equatable {
    /// One of the two lists.
    struct Reading: Equatable {
        /// Everything before is read.
        var at: Instant
        /// Seconds of the next window.
        var span: Int64 = Open311Cursor.week
    }

    static let week: Int64 = 7 * 86_400

    var requests: Reading
    var updates: Reading
    /// When the last week was last read again: requests appear late where somebody must let them in.
    var reread: Instant
    /// The last update of each request, by what it says: some servers give it again under another id.
    var latest: [String: String] = [:]

    init(start: Instant, now: Instant) {
        requests = Reading(at: start)
        updates = Reading(at: start)
        reread = now
    }

    init?(_ text: String) {
        guard let row = try? JSON(parsing: text), let requests = Reading(row["requests"]),
            let updates = Reading(row["updates"]), let reread = row["reread"]?.int
        else { return nil }
        self.requests = requests
        self.updates = updates
        self.reread = Instant(milliseconds: reread)
        for member in row["latest"]?.members ?? [] { latest[member.key] = member.value.string }
    }

    var text: String {
        let last = latest.sorted { $0.key < $1.key }.map { JSON.Member($0.key, .string($0.value)) }
        let row: JSON = [
            "requests": requests.json, "updates": updates.json, "reread": .int(reread.milliseconds),
            "latest": .object(last),
        ]
        return row.text()
    }

    /// Remembers what an update said; false when the one before said the same.
    mutating func note(_ said: String, of request: String) -> Bool {
        guard latest[request] != said else { return false }
        if latest.count >= 2000, latest[request] == nil, let any = latest.keys.min() { latest[any] = nil }
        latest[request] = said
        return true
    }
}

extension Open311Cursor.Reading {
    init?(_ row: JSON?) {
        guard let at = row?["at"]?.int, let span = row?["span"]?.int, span > 0 else { return nil }
        self.init(at: Instant(milliseconds: at), span: span)
    }

    var json: JSON { ["at": .int(at.milliseconds), "span": .int(span)] }
}
