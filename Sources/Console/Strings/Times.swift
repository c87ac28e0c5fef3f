internal import Desk

/// Dates and times as people at the desk write them, without any locale installed.
struct Times: Sendable {
    let zone: ZoneRules
    let words: Words

    /// `11:26`.
    func clock(_ instant: Instant) -> String {
        let second = zone.local(at: instant).second
        return String(zeroPadded: second / 3600, 2) + ":" + String(zeroPadded: second / 60 % 60, 2)
    }

    /// `Mo`.
    func weekday(_ instant: Instant) -> String { words.weekday(zone.date(at: instant).weekday) }

    /// `23.11.`; `23 Nov` in English.
    func day(_ instant: Instant) -> String { day(of: zone.date(at: instant)) }

    /// `23.11.`; `23 Nov` in English.
    func day(of date: CivilDate) -> String {
        words.language == .de
            ? "\(String(zeroPadded: date.dayOfMonth, 2)).\(String(zeroPadded: date.month, 2))."
            : "\(date.dayOfMonth) \(words.month(date.month))"
    }

    /// `23.11.2026`; `23 Nov 2026` in English.
    func date(of date: CivilDate) -> String { day(of: date) + (words.language == .de ? "" : " ") + String(date.year) }

    /// `Mo 23.11. 11:26`.
    func full(_ instant: Instant) -> String { "\(weekday(instant)) \(day(instant)) \(clock(instant))" }

    /// `Mo 23.11.2026 11:26` when the year is not that of `now`, else as `full`.
    func full(_ instant: Instant, now: Instant) -> String {
        let date = zone.date(at: instant)
        guard date.year != zone.date(at: now).year else { return full(instant) }
        return "\(weekday(instant)) \(self.date(of: date)) \(clock(instant))"
    }

    /// How long ago, in one unit: `jetzt`, `5 min`, `3 h`, `2 T`, `3 Wo`, `4 J`. At most five columns.
    func age(_ instant: Instant, now: Instant) -> String {
        let seconds = max(0, now - instant)
        switch seconds {
        case ..<60: return words.justNow
        case ..<3600: return "\(seconds / 60)" + words.minutesShort
        case ..<86_400: return "\(seconds / 3600) h"
        case ..<(14 * 86_400): return "\(seconds / 86_400) " + words.daysShort
        case ..<(365 * 86_400): return "\(seconds / (7 * 86_400)) " + words.weeksShort
        default: return "\(seconds / (365 * 86_400)) " + words.yearsShort
        }
    }
}
