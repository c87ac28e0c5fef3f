/// The openings of a calendar from a day on, as instants: never empty, ascending, never overlapping. Openings that
/// touch come as separate pieces, so an office that never closes is walked day by day.
struct OpeningWalk: IteratorProtocol {
    /// One opening, or the part of it that no earlier opening covers.
    struct Piece {
        let day: Int64
        /// Milliseconds since 1970.
        let from: Int64
        let to: Int64
    }

    private let calendar: OfficeCalendar
    private let hasWeeklyHours: Bool
    private let lastDay: Int64
    private var day: Int64
    private var hours: [WallInterval] = []
    private var position = 0
    private var covered = Int64.min
    /// The holidays of the days `holidayYear`, kept because a walk asks for each day of a year.
    private var holidayYear: Range<Int64> = 0..<0
    private var holidays: [Int64] = []

    /// Begins with the openings of the day number `day`.
    init(_ calendar: OfficeCalendar, from day: Int64) {
        self.calendar = calendar
        self.day = day - 1
        hasWeeklyHours = calendar.hasWeeklyHours
        lastDay = day + OfficeCalendar.searchedDays
    }

    /// Begins early enough for every opening that holds `instant`: a closing may come two dates after its day where
    /// a zone repeats a whole day.
    init(_ calendar: OfficeCalendar, around instant: Instant) {
        self.init(calendar, from: calendar.zone.local(at: instant).date.day - 2)
    }

    mutating func next() -> Piece? {
        while true {
            while position < hours.count {
                let interval = hours[position]
                position += 1
                if let piece = piece(interval) { return piece }
            }
            guard advance() else { return nil }
        }
    }

    private mutating func piece(_ interval: WallInterval) -> Piece? {
        let date = CivilDate(day: day)
        let opening = calendar.zone.first(of: LocalTime(date: date, second: interval.opening)).milliseconds
        let closing = calendar.zone.last(of: LocalTime(date: date, second: interval.closing)).milliseconds
        let from = max(opening, covered)
        guard closing > from else { return nil }
        covered = closing
        return Piece(day: day, from: from, to: closing)
    }

    /// To the next day that may open; false when the search ends.
    private mutating func advance() -> Bool {
        day += 1
        if !hasWeeklyHours {
            guard let next = calendar.nextSpecialOpening(from: day) else { return false }
            day = next
        }
        guard day <= lastDay || !hasWeeklyHours else { return false }
        position = 0
        hours = plan()
        return true
    }

    private mutating func plan() -> [WallInterval] {
        if let range = calendar.exceptionRange, range.contains(day), let exception = calendar.exceptions[day] {
            return exception.hours
        }
        let regular = calendar.week[CivilDate(day: day).weekday]
        if regular.isEmpty || calendar.holidays == .none { return regular }
        if !holidayYear.contains(day) { readHolidays() }
        return holidays.contains(day) ? [] : regular
    }

    private mutating func readHolidays() {
        let year = CivilDate(day: day).year
        let first = CivilDate(year: year, month: 1, day: 1)?.day ?? day
        let next = CivilDate(year: year + 1, month: 1, day: 1)?.day ?? day + 1
        holidayYear = first..<next
        holidays = calendar.holidays.holidays(in: year).map(\.date.day)
    }
}

extension OfficeCalendar {
    /// The first special day with hours that is not before the day number `day`.
    func nextSpecialOpening(from day: Int64) -> Int64? {
        var low = 0
        var high = specialOpenings.count
        while low < high {
            let middle = (low + high) / 2
            if specialOpenings[middle] < day { low = middle + 1 } else { high = middle }
        }
        return low < specialOpenings.count ? specialOpenings[low] : nil
    }
}
