internal import Desk
internal import Store
internal import Suspicion
internal import Synchronization

/// The spike alarms of a desk, one for each busy account and thread, with what they remember between two looks.
final class SpikeWatch: Sendable {
    private struct Place: Hashable {
        let account: Int64
        let thread: Int64?
    }

    private let alarms = Mutex(SpikeAlarms<Place>())

    /// What is flooded or rising now, worst first.
    func floods(_ store: DeskStore, now: Instant) throws -> [FloodAlarm] {
        let busy = try store.arrivals(now: now, fewest: SpikeRules.thread.fewest / 2).map(SpikeWatch.series)
        let reports = alarms.withLock { $0.observe(busy, now: now) }
        guard !reports.isEmpty else { return [] }
        let roster = try store.roster()
        return try reports.compactMap { place, report in
            try SpikeWatch.alarm(place, report, store, roster)
        }.sorted { ($1.level, $1.count) < ($0.level, $0.count) }
    }

    private static func series(_ arrivals: ArrivalSeries) -> SpikeAlarms<Place>.Series {
        SpikeAlarms<Place>.Series(
            place: Place(account: arrivals.account, thread: arrivals.caseKey),
            rules: arrivals.caseKey == nil ? .channel : .thread, count: arrivals.count, history: arrivals.history)
    }

    private static func alarm(
        _ place: Place, _ report: SpikeReport, _ store: DeskStore, _ roster: Roster
    ) throws -> FloodAlarm? {
        guard let account = roster.accounts[place.account] else { return nil }
        let number = try place.thread.flatMap { try store.detail($0, clerk: "")?.row.record.number }
        return FloodAlarm(
            level: report.state == .flood ? .flood : .rising, channel: account.channel, account: account.name,
            caseKey: place.thread, caseNumber: number, count: report.count, usual: report.usual,
            since: report.since ?? Instant(milliseconds: 0), steps: report.steps.map(step))
    }

    private static func step(_ step: SpikeStep) -> FloodAlarm.Step {
        switch step {
        case .template: .template
        case .slowDown: .slowDown
        case .bulkModeration: .bulk
        case .holdBeforePublication: .hold
        case .informPressOffice: .informPress
        }
    }
}
