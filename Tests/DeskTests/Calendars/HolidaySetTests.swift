import Desk
import Testing

struct HolidaySetTests {
    @Test(
        "Easter Sunday",
        arguments: [
            "1954-04-18", "1961-04-02", "1981-04-19", "2000-04-23", "2024-03-31", "2025-04-20", "2026-04-05",
            "2027-03-28", "2028-04-16", "2038-04-25", "2049-04-18", "2076-04-19", "2285-03-22",
        ])
    func easter(text: String) throws {
        let date = try #require(CivilDate(text))
        #expect(HolidaySet.easterSunday(in: date.year) == date)
    }

    @Test(
        "working days of Bremen",
        arguments: [(2024, 262, 10), (2025, 261, 10), (2026, 261, 7), (2027, 261, 5), (2028, 260, 9)])
    func workingDays(year: Int, weekdays: Int, holidays: Int) throws {
        let first = try #require(CivilDate(year: year, month: 1, day: 1)).day
        let next = try #require(CivilDate(year: year + 1, month: 1, day: 1)).day
        let days = (first..<next).map { CivilDate(day: $0) }.filter { $0.weekday < 5 }
        #expect(days.count == weekdays)
        #expect(days.count { HolidaySet.bremen.holiday(on: $0) != nil } == holidays)
    }

    @Test("Reformation Day is a holiday in 2017 and from 2018 on, not in 2016")
    func reformation() throws {
        for (year, expected) in [(2016, nil), (2017, Holiday.reformation), (2018, .reformation), (2027, .reformation)] {
            let date = try #require(CivilDate(year: year, month: 10, day: 31))
            #expect(HolidaySet.bremen.holiday(on: date) == expected)
        }
    }

    @Test("S7 zammad#390: St. Martin, Volkstrauertag and Easter Sunday are no days off")
    func noDaysOff() throws {
        for text in ["2026-11-11", "2026-11-15", "2026-04-05", "2026-05-24", "2026-11-18"] {
            #expect(HolidaySet.bremen.holiday(on: try #require(CivilDate(text))) == nil)
        }
    }

    @Test("an unknown set is an error that lists the known ones")
    func unknown() {
        let error = #expect(throws: CalendarFault.self) { try HolidaySet(named: "DE-XX") }
        #expect(error?.description.contains("DE-HB") == true)
    }

    @Test(
        "month periods end on a working day",
        arguments: [
            ("2026-08-31", "2026-09-30"), ("2026-01-31", "2026-03-02"), ("2026-03-03", "2026-04-07"),
            ("2027-02-28", "2027-03-30"), ("2026-11-25", "2026-12-28"),
        ])
    func months(from: String, to: String) throws {
        let date = try #require(CivilDate(from))
        #expect(StatutoryPeriod.months(1, from: date, holidays: .bremen)?.description == to)
    }

    @Test(
        "hour periods run on through the weekend",
        arguments: [("2026-10-23 10:00", "2026-10-26 09:00"), ("2026-03-27 10:00", "2026-03-30 11:00")])
    func hours(from: String, to: String) throws {
        let berlin = try zone("Europe/Berlin")
        #expect(try StatutoryPeriod.hours(72, from: wall(from, in: berlin)) == wall(to, in: berlin))
    }
}
