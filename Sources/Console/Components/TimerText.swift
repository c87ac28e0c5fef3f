internal import Desk
internal import Terminal

/// Timers of five columns, right-aligned: ` 2:41` hours and minutes of opening time left, `  38'` minutes, `  3 T`
/// working days, `-1:10` overdue, `    ‖` paused, `    –` none.
struct TimerText: Sendable {
    let roster: Roster
    let now: Instant

    /// A day of opening time; longer spans are shown in days.
    private static let longestInHours: Int64 = 10 * 3600

    struct Shown: Equatable, Sendable {
        /// Five columns at most; longer overdue spans are given in days.
        var text: String
        var role: Terminal.Role
    }

    /// The most pressing open clock of a case.
    func shown(_ record: CaseRecord, marks: Marks, words: Words) -> Shown {
        guard record.status.isOpen else { return Shown(text: marks.dash, role: .dim) }
        if let clock = Self.mostPressing(record.clocks) { return shown(clock, marks: marks, words: words) }
        let isPaused = record.clocks.contains { $0.state == .paused }
        return Shown(text: isPaused ? marks(.paused) : marks.dash, role: isPaused ? .paused : .dim)
    }

    /// One clock.
    func shown(_ clock: ClockRecord, marks: Marks, words: Words) -> Shown {
        switch clock.state {
        case .met: return Shown(text: marks(.answered), role: .ok)
        case .missed: return Shown(text: marks(.overdue), role: .overdue)
        case .cancelled: return Shown(text: marks.dash, role: .dim)
        case .paused where clock.due == nil: return Shown(text: marks(.paused), role: .paused)
        case .running, .paused:
            guard let due = clock.due else { return Shown(text: marks.dash, role: .dim) }
            return shown(
                due: due, warnAt: clock.warnAt, calendar: roster.calendars[clock.calendar], words: words)
        }
    }

    /// A line of the board.
    func shown(_ line: BoardLine, marks: Marks, words: Words) -> Shown {
        guard line.state != .paused || line.due != nil else { return Shown(text: marks(.paused), role: .paused) }
        guard let due = line.due else { return Shown(text: marks.dash, role: .dim) }
        let name = line.unit.flatMap { roster.units[$0]?.calendar } ?? roster.profile.calendar
        return shown(due: due, warnAt: line.warnAt, calendar: roster.calendars[name], words: words)
    }

    /// Opening time left until an instant, in a calendar; wall-clock time without one.
    func shown(due: Instant, warnAt: Instant?, calendar: OfficeCalendar?, words: Words) -> Shown {
        if now > due {
            let late = Self.span(opening(from: due, to: now, calendar), words: words)
            return Shown(text: "-" + late, role: .overdue)
        }
        let left = Self.span(opening(from: now, to: due, calendar), words: words)
        return Shown(text: left, role: warnAt.map { now >= $0 } ?? false ? .dueSoon : .text)
    }

    /// `38'`, `2:41`, `3 T`, `2 J`: never more than four columns.
    static func span(_ seconds: Int64, words: Words) -> String {
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes)'" }
        if seconds < longestInHours {
            return "\(minutes / 60):" + String(zeroPadded: Int(minutes % 60), 2)
        }
        let days = seconds / (8 * 3600)
        if days < 100 { return "\(days) " + words.daysShort }
        return days < 250 ? "99+" + words.daysShort : "\(min(99, days / 250)) " + words.yearsShort
    }

    /// The open clock whose due instant comes first.
    static func mostPressing(_ clocks: [ClockRecord]) -> ClockRecord? {
        clocks.lazy.filter { $0.state.isOpen && $0.due != nil }
            .min { ($0.due?.milliseconds ?? .max) < ($1.due?.milliseconds ?? .max) }
    }

    private func opening(from: Instant, to: Instant, _ calendar: OfficeCalendar?) -> Int64 {
        let wall = max(0, to - from)
        // Beyond a year the exact hours no longer matter on a screen; counting them would cost.
        guard let calendar, wall < 366 * 86_400 else { return wall / 4 }
        return (try? calendar.elapsed(from: from, to: to)) ?? wall
    }
}
