/// Periods set by law. They do not run in opening hours (Regulation (EEC, Euratom) No 1182/71, Article 3).
public enum StatutoryPeriod {
    /// The last day of a period of months (Art. 12(3) GDPR): the same day number, else the last day of that month; on
    /// a Saturday, Sunday or holiday the next working day. Nil when `months` is not 0…1200.
    public static func months(_ months: Int, from date: CivilDate, holidays: HolidaySet) -> CivilDate? {
        guard (0...1200).contains(months) else { return nil }
        let count = date.year * 12 + date.month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        var day = date.dayOfMonth
        while day > 28, CivilDate(year: year, month: month, day: day) == nil { day -= 1 }
        return CivilDate(year: year, month: month, day: day).map { workingDay(onOrAfter: $0, holidays: holidays) }
    }

    /// The last day of a period of days or, with 7 each, weeks; the day of the event is not counted.
    public static func days(_ days: Int, from date: CivilDate, holidays: HolidaySet) -> CivilDate {
        workingDay(onOrAfter: date + Int64(days), holidays: holidays)
    }

    /// The end of a period of hours (Art. 33 GDPR): real elapsed time, through nights, weekends and clock changes.
    public static func hours(_ hours: Int, from instant: Instant) -> Instant { instant + Int64(hours) * 3600 }

    /// The instant at which a period that ends on `date` is over: the end of that day in `zone`.
    public static func end(of date: CivilDate, in zone: ZoneRules) -> Instant {
        zone.last(of: LocalTime(date: date, second: 86_400))
    }

    /// `date`, or the first day after it that is no Saturday, Sunday or holiday.
    public static func workingDay(onOrAfter date: CivilDate, holidays: HolidaySet) -> CivilDate {
        var day = date
        while day.weekday >= 5 || holidays.holiday(on: day) != nil { day = day + 1 }
        return day
    }
}
