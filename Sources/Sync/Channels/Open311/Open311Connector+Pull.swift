internal import Desk
internal import Import
internal import StrictJSON

extension Open311Connector {
    /// Seconds by which windows overlap.
    static let overlap: Int64 = 3600
    /// Seconds; a list is read up to now when it is read up to this long ago.
    static let current: Int64 = 60
    /// Seconds of the smallest window.
    static let smallest: Int64 = 60
    /// An answer of just so many may have been cut off by a server's own limit.
    static let limits: Set<Int> = [10, 20, 25, 30, 50, 100, 150, 200, 250, 300, 400, 500]

    public func pull(after cursor: String?) async throws(ChannelFault) -> PullPage {
        let now = now()
        var state =
            cursor.flatMap { Open311Cursor($0) }
            ?? Open311Cursor(start: settings.startDate ?? now + -Open311Cursor.week, now: now)
        if now - state.reread >= 86_400 {
            state.requests.at = min(state.requests.at, now + -Open311Cursor.week)
            state.reread = now
        }
        if now - state.requests.at >= Open311Connector.current { return try await requests(state, now) }
        guard settings.hasUpdates, now - state.updates.at >= Open311Connector.current else {
            return PullPage(isLast: true)
        }
        return try await updates(state, now)
    }

    private func requests(_ before: Open311Cursor, _ now: Instant) async throws(ChannelFault) -> PullPage {
        var state = before
        let window = Window(state.requests, now)
        let records = try await list("/requests", window.query, named: Open311Answer.requests)
        let (items, rejected) = entryMapper.map(records) { Open311Answer.text($0, "service_request_id") }
        var page = PullPage(items: ordered(items), rejected: rejected, isLast: false)
        state.requests = window.after(records.count)
        if window.isTooFull(records.count) { page.rejected.append(notice(window)) }
        page.isLast = state.requests.at >= now && !settings.hasUpdates
        page.cursor = state.text
        return page
    }

    private func updates(_ before: Open311Cursor, _ now: Instant) async throws(ChannelFault) -> PullPage {
        var state = before
        let window = Window(state.updates, now)
        let records = try await list("/servicerequestupdates", window.query, named: Open311Answer.updates)
        let sorted = records.sorted { Open311Connector.time($0) < Open311Connector.time($1) }
        var fresh: [JSON] = []
        for record in sorted {
            guard let request = Open311Answer.text(record, "service_request_id") else {
                fresh.append(record)
                continue
            }
            if state.note(Open311Connector.said(record), of: request) { fresh.append(record) }
        }
        let (items, rejected) = entryMapper.map(fresh) { Open311Answer.text($0, "update_id") }
        var page = PullPage(items: ordered(items), rejected: rejected, isLast: false)
        state.updates = window.after(records.count)
        if window.isTooFull(records.count) { page.rejected.append(notice(window)) }
        page.isLast = state.updates.at >= now
        page.cursor = state.text
        return page
    }

    /// What an update says, whatever its id.
    private static func said(_ record: JSON) -> String {
        let status = Open311Status(Open311Answer.text(record, "status"))
        return String(
            ContentHash.hex(
                status.word, Open311Answer.text(record, "description") ?? "",
                Open311Answer.text(record, "updated_datetime") ?? ""
            ).prefix(16))
    }

    private static func time(_ record: JSON) -> Instant {
        ((try? Open311Answer.instant(record, "updated_datetime")) ?? nil) ?? Instant(seconds: 0)
    }

    private func ordered(_ items: [InboundItem]) -> [InboundItem] {
        items.sorted { ($0.created, $0.id) < ($1.created, $1.id) }
    }

    private func notice(_ window: Window) -> QuarantinedItem {
        let text = "gap possible: too many within a minute from \(window.start.iso) on"
        let raw: JSON = ["notice": .string(text)]
        return QuarantinedItem(id: nil, reason: text, raw: raw.bytes())
    }

    /// One span of time that is asked for.
    struct Window {
        let reading: Open311Cursor.Reading
        let start: Instant
        let end: Instant

        init(_ reading: Open311Cursor.Reading, _ now: Instant) {
            self.reading = reading
            // A window that was halved lies close already: the overlap must not fill it again.
            let overlap = min(Open311Connector.overlap, reading.span / 2)
            start = reading.at + -overlap
            end = min(reading.at + reading.span, now)
        }

        /// Instants go out with `Z`, so there is no plus sign that must be escaped.
        var query: [HTTPRequest.Field] { [.init("start_date", start.wholeSeconds), .init("end_date", end.endSeconds)] }

        private func isFull(_ count: Int) -> Bool { count >= 1000 || Open311Connector.limits.contains(count) }

        func isTooFull(_ count: Int) -> Bool { isFull(count) && reading.span <= Open311Connector.smallest }

        /// On to the next one, or to half of this one.
        func after(_ count: Int) -> Open311Cursor.Reading {
            let reached = end - reading.at
            guard isFull(count), reading.span > Open311Connector.smallest else {
                return .init(at: end, span: min(max(reading.span, 1) * 2, Open311Cursor.week))
            }
            return .init(at: reading.at, span: max(Open311Connector.smallest, min(reading.span, reached) / 2))
        }
    }
}

extension Instant {
    /// ISO 8601 without fractions, rounded down.
    fileprivate var wholeSeconds: String { Instant(seconds: seconds).iso }
    /// Rounded up.
    fileprivate var endSeconds: String { Instant(milliseconds: milliseconds + 999).wholeSeconds }
}
