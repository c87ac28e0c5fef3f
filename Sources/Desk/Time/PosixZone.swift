/// A POSIX TZ string such as `CET-1CEST,M3.5.0,M10.5.0/3` (POSIX.1-2017, section 8.3; RFC 8536, section 3.3.1, lets
/// the hour of a change run from -167 to 167).
struct PosixZone: Equatable, Sendable {
    /// Summer time and the two changes of each year.
    struct Saving: Equatable, Sendable {
        /// Seconds east of UTC while it holds.
        let offset: Int64
        let begins: YearlyChange
        let ends: YearlyChange
    }

    /// Seconds east of UTC in standard time.
    let offset: Int64
    let saving: Saving?

    init(_ text: String) throws(ZoneFault) {
        var reader = PosixZoneReader(text)
        try reader.name()
        offset = -(try reader.duration(hours: 24))
        if reader.isAtEnd {
            saving = nil
            return
        }
        try reader.name()
        let summer = reader.next == UInt8(ascii: ",") ? offset + 3600 : -(try reader.duration(hours: 24))
        let begins = try reader.change()
        let ends = try reader.change()
        guard reader.isAtEnd else { throw reader.fault("text after the last rule") }
        saving = Saving(offset: summer, begins: begins, ends: ends)
    }

    /// The changes of `years` in order of time: the instant in seconds and the offset that holds from then on.
    func changes(in years: ClosedRange<Int>) -> [(at: Int64, offset: Int64)] {
        guard let saving else { return [] }
        var all: [(at: Int64, offset: Int64, order: Int)] = []
        all.reserveCapacity(years.count * 2)
        for year in years {
            let begin = saving.begins.local(in: year) - offset
            let end = saving.ends.local(in: year) - saving.offset
            let pair = [(at: begin, offset: saving.offset), (at: end, offset: offset)].sorted { $0.at < $1.at }
            for change in pair { all.append((change.at, change.offset, all.count)) }
        }
        all.sort { ($0.at, $0.order) < ($1.at, $1.order) }
        return all.map { (at: $0.at, offset: $0.offset) }
    }
}

/// The day and the wall-clock time of one of the two yearly changes.
struct YearlyChange: Equatable, Sendable {
    enum Day: Equatable, Sendable {
        /// `Mm.w.d`: weekday 0 is Sunday; week 5 is the last one of the month.
        case weekday(month: Int, week: Int, weekday: Int)
        /// `Jn`: 1…365, 29 February is never counted.
        case julian(Int)
        /// `n`: 0…365, 29 February is counted.
        case zeroBased(Int)
    }

    let day: Day
    /// Seconds after midnight of that day, may be negative or beyond 24 hours.
    let second: Int64

    /// The wall-clock second, before the change, at which it comes in `year`.
    func local(in year: Int) -> Int64 { dayNumber(in: year) * 86_400 + second }

    private func dayNumber(in year: Int) -> Int64 {
        switch day {
        case .zeroBased(let number): return Self.first(year, 1) + Int64(number)
        case .julian(let number):
            let leap = Self.first(year, 3) - Self.first(year, 2) == 29
            return Self.first(year, 1) + Int64(number - 1) + (leap && number >= 60 ? 1 : 0)
        case .weekday(let month, let week, let weekday):
            let first = Self.first(year, month)
            let next = month == 12 ? Self.first(year + 1, 1) : Self.first(year, month + 1)
            let sundayBased = (CivilDate(day: first).weekday + 1) % 7
            var day = first + Int64((weekday - sundayBased + 7) % 7) + Int64(week - 1) * 7
            while day >= next { day -= 7 }
            return day
        }
    }

    private static func first(_ year: Int, _ month: Int) -> Int64 {
        CivilDate(year: year, month: month, day: 1)?.day ?? 0
    }
}
