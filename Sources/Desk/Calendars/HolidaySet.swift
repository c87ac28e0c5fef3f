/// A built-in set of public holidays. The raw values are the names used in configuration.
public enum HolidaySet: String, CaseIterable, Sendable {
    /// No public holidays.
    case none = ""
    /// Land Bremen (Gesetz über die Sonn-, Gedenk- und Feiertage).
    case bremen = "DE-HB"

    /// The set called `name`; an unknown name is a fault of the field `holidays` that lists the known ones.
    public init(named name: String) throws(CalendarFault) {
        guard let set = HolidaySet(rawValue: name) else {
            let known = Self.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            throw CalendarFault(field: "holidays", reason: "\"\(name)\" is not known; known are \(known)")
        }
        self = set
    }

    /// The holiday on `date`, or nil on every other day.
    public func holiday(on date: CivilDate) -> Holiday? {
        holidays(in: date.year).first { $0.date == date }?.holiday
    }

    /// The holidays of `year` in the order of the year. Easter Sunday and Whit Sunday are no holidays of their own in
    /// Bremen; Reformation Day is one from 2018 on and was one, nationwide, in 2017.
    public func holidays(in year: Int) -> [(date: CivilDate, holiday: Holiday)] {
        guard self == .bremen, let easter = Self.easterSunday(in: year) else { return [] }
        var days: [(date: CivilDate, holiday: Holiday)] = [
            (easter + -2, .goodFriday), (easter + 1, .easterMonday), (easter + 39, .ascension),
            (easter + 50, .whitMonday),
        ]
        let fixed: [(Int, Int, Holiday)] = [
            (1, 1, .newYear), (5, 1, .labourDay), (10, 3, .germanUnity), (12, 25, .christmas),
            (12, 26, .secondChristmas),
        ]
        for (month, day, holiday) in fixed + (year >= 2017 ? [(10, 31, .reformation)] : []) {
            if let date = CivilDate(year: year, month: month, day: day) { days.append((date, holiday)) }
        }
        return days.sorted { $0.date < $1.date }
    }

    /// Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher.
    public static func easterSunday(in year: Int) -> CivilDate? {
        let golden = year % 19
        let century = year / 100
        let rest = year % 100
        let correction = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - correction + 15) % 30
        let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7
        let shift = (golden + 11 * epact + 22 * weekday) / 451
        let count = epact + weekday - 7 * shift + 114
        return CivilDate(year: year, month: count / 31, day: count % 31 + 1)
    }
}
