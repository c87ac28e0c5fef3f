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

    private let alarms = Mutex<[Place: SpikeAlarm]>([:])

    /// What is flooded or rising now, worst first.
    func floods(_ store: DeskStore, now: Instant) throws -> [FloodAlarm] {
        let series = try store.arrivals(now: now, fewest: SpikeRules.thread.fewest / 2)
        guard !series.isEmpty || alarms.withLock({ !$0.isEmpty }) else { return [] }
        let roster = try store.roster()
        let reports = alarms.withLock { alarms in series.map { ($0, SpikeWatch.observe($0, now, &alarms)) } }
        return try reports.compactMap { series, report in
            try SpikeWatch.alarm(series, report, store, roster)
        }.sorted { ($1.level, $1.count) < ($0.level, $0.count) }
    }

    private static func observe(
        _ series: ArrivalSeries, _ now: Instant, _ alarms: inout [Place: SpikeAlarm]
    ) -> SpikeReport {
        let place = Place(account: series.account, thread: series.caseKey)
        var alarm = alarms[place] ?? SpikeAlarm(rules: series.caseKey == nil ? .channel : .thread)
        let report = alarm.observe(series.count, now: now, history: series.history)
        alarms[place] = report.state == .calm ? nil : alarm
        return report
    }

    private static func alarm(
        _ series: ArrivalSeries, _ report: SpikeReport, _ store: DeskStore, _ roster: Roster
    ) throws -> FloodAlarm? {
        guard report.state != .calm, let account = roster.accounts[series.account] else { return nil }
        let number = try series.caseKey.flatMap { try store.detail($0, clerk: "")?.row.record.number }
        return FloodAlarm(
            level: report.state == .flood ? .flood : .rising, channel: account.channel, account: account.name,
            caseKey: series.caseKey, caseNumber: number, count: report.count, usual: report.usual,
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
