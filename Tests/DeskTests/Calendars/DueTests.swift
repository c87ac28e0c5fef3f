import Desk
import Testing

struct DueTests {
    @Test(
        "opening time is due as counted by hand",
        arguments: [
            (SampleCalendar.a, "2026-04-02 15:00", 24 * 60, "2026-04-09 09:00"),
            (.a, "2026-04-02 15:00", 240, "2026-04-07 09:00"), (.a, "2026-05-22 16:30", 480, "2026-05-26 14:30"),
            (.a, "2026-10-31 12:00", 240, "2026-11-02 12:00"), (.a, "2026-12-23 17:00", 600, "2026-12-28 17:00"),
            (.a, "2026-06-05 17:00", 60, "2026-06-05 18:00"), (.a, "2026-06-05 18:00", 60, "2026-06-08 09:00"),
            (.a, "2018-10-31 09:00", 120, "2018-11-01 10:00"), (.a, "2016-10-31 09:00", 120, "2016-10-31 11:00"),
            (.a, "2017-10-31 09:00", 120, "2017-11-01 10:00"), (.b, "2026-05-13 14:00", 480, "2026-05-18 09:30"),
            (.b, "2026-06-05 12:00", 120, "2026-06-08 09:30"), (.nights, "2026-03-28 22:00", 420, "2026-03-29 06:00"),
            (.nights, "2026-03-28 22:00", 540, "2026-03-30 00:00"),
            (.nights, "2026-10-24 22:00", 480, "2026-10-25 05:00"),
            (.nights, "2026-10-24 22:00", 540, "2026-10-25 06:00"),
            (.always, "2026-03-28 20:00", 720, "2026-03-29 09:00"),
            (.always, "2026-10-24 20:00", 720, "2026-10-25 07:00"),
            (.a, "2026-06-03 16:45:30", 30, "2026-06-03 17:15:30"),
            (.a, "2026-06-03 16:45:30", 0, "2026-06-03 16:45:30"),
            (.a, "2026-06-03 18:00", 0, "2026-06-04 08:00"), (.a, "2026-06-03 08:00", 0, "2026-06-03 08:00"),
        ])
    func table(calendar: SampleCalendar, received: String, minutes: Int, due: String) throws {
        let office = try calendar.make()
        let start = try wall(received, in: office.zone)
        #expect(try office.due(received: start, minutes: minutes) == wall(due, in: office.zone))
    }

    @Test("elapsed opening time")
    func elapsed() throws {
        let b = try SampleCalendar.b.make()
        let a = try SampleCalendar.a.make()
        let easter = try (wall("2026-04-02 09:00", in: b.zone), wall("2026-04-08 09:00", in: b.zone))
        #expect(try b.elapsed(from: easter.0, to: easter.1) == 960 * 60)
        let autumn = try (wall("2026-10-23 17:00", in: a.zone), wall("2026-10-26 09:00", in: a.zone))
        #expect(try a.elapsed(from: autumn.0, to: autumn.1) == 120 * 60)
        #expect(try a.elapsed(from: autumn.0, to: autumn.0) == 0)
        #expect(throws: OpeningFault.backwards(from: autumn.1, to: autumn.0)) {
            try a.elapsed(from: autumn.1, to: autumn.0)
        }
    }

    @Test("milliseconds are kept by due and cut by elapsed")
    func milliseconds() throws {
        let a = try SampleCalendar.a.make()
        let from = try instant("2026-06-03T08:00:00.250Z")
        #expect(try a.due(received: from, minutes: 1).iso == "2026-06-03T08:01:00.250Z")
        #expect(try a.elapsed(from: from, to: instant("2026-06-03T08:00:02.100Z")) == 1)
    }

    @Test("negative, endless and impossible sums are errors")
    func errors() throws {
        let a = try SampleCalendar.a.make()
        let now = try instant("2026-06-03T08:00:00Z")
        #expect(throws: OpeningFault.negativeTime(seconds: -60)) { try a.due(received: now, minutes: -1) }
        #expect(throws: OpeningFault.self) { try a.due(received: now, minutes: .max) }
        #expect(throws: OpeningFault.self) { try a.due(received: Instant(milliseconds: .max), minutes: 1) }
        let once = try OfficeCalendar(
            CalendarDefinition(name: "once", special: ["2026-10-31": ["10:00-12:00"]]), zone: a.zone)
        #expect(try once.due(received: now, minutes: 120).iso == "2026-10-31T11:00:00Z")
        #expect(throws: OpeningFault.self) { try once.due(received: now, minutes: 121) }
    }

    @Test("ten million minutes are counted")
    func large() throws {
        let a = try SampleCalendar.a.make()
        let from = try instant("2026-06-03T08:00:00Z")
        let due = try a.due(received: from, minutes: 10_000_000)
        #expect(try a.elapsed(from: from, to: due) == 600_000_000)
    }

    @Test("openings and closings around an instant")
    func openings() throws {
        let a = try SampleCalendar.a.make()
        let closing = try wall("2026-06-05 18:00", in: a.zone)
        #expect(!a.isOpen(at: closing))
        #expect(a.isOpen(at: closing + -1))
        #expect(try a.nextOpening(after: closing) == wall("2026-06-08 08:00", in: a.zone))
        #expect(try SampleCalendar.always.make().nextOpening(after: closing) == nil)
    }

    @Test("an explanation ends in the due instant and names the holidays")
    func explanation() throws {
        let a = try SampleCalendar.a.make()
        let why = try a.explainDue(received: wall("2026-04-02 15:00", in: a.zone), minutes: 240)
        #expect(why.counted.map(\.sum) == [10_800, 14_400])
        #expect(why.counted.last?.interval.closing == why.due)
        #expect(why.skipped.map(\.reason) == [.holiday(.goodFriday), .weekday, .weekday, .holiday(.easterMonday)])
    }
}
