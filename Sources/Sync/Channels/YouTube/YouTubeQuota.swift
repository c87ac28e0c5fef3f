internal import Desk

/// The units of one day, counted by ourselves: YouTube tells neither the rest nor the time of the reset.
struct YouTubeQuota: Equatable {
    /// Units of the changing calls (developers.google.com/youtube/v3/determine_quota_cost).
    static let changing = 50
    /// Of a hundred, what reading leaves to answers and moderation.
    static let reserve = 30

    /// Units per project and day.
    let limit: Int
    /// The day in Pacific time that `used` belongs to, counted from 1970-01-01.
    private(set) var day: Int64 = 0
    private(set) var used = 0

    init(limit: Int) { self.limit = limit }

    /// Quotas end at midnight in Pacific time.
    private static let zone = try? ZoneRules(posix: "PST8PDT,M3.2.0,M11.1.0")

    private static func date(_ now: Instant) -> CivilDate {
        zone?.date(at: now) ?? CivilDate(day: (now.seconds - 8 * 3600).flooredQuotient(86_400))
    }

    mutating func charge(_ units: Int, now: Instant) {
        turn(now)
        used += units
    }

    /// What another process or an earlier one had counted.
    mutating func take(day other: Int64, used units: Int, now: Instant) {
        turn(now)
        if other == day { used = max(used, units) }
    }

    /// The server says that nothing is left.
    mutating func exhaust(now: Instant) {
        turn(now)
        used = max(used, limit)
    }

    private mutating func turn(_ now: Instant) {
        let today = Self.date(now).day
        if today != day { (day, used) = (today, 0) }
    }

    /// Units that reading may still use.
    func leftForReading(now: Instant) -> Int {
        let share = limit - limit * Self.reserve / 100
        return Self.date(now).day == day ? max(0, share - used) : share
    }

    /// Seconds until the quota begins anew.
    static func resetIn(_ now: Instant) -> Int64 {
        let tomorrow = date(now) + 1
        let midnight = zone?.first(of: LocalTime(date: tomorrow, second: 0))
        return max(1, (midnight ?? Instant(seconds: tomorrow.day * 86_400 + 8 * 3600)) - now)
    }

    func budget(now: Instant) -> RateBudget {
        let share = limit - limit * Self.reserve / 100
        return RateBudget(limit: share, remaining: leftForReading(now: now), resetIn: Self.resetIn(now))
    }
}
