import Desk
import Testing

/// Sums against a reference that looks at the wall clock of every minute.
struct OpeningPropertyTests {
    private func randomHours(_ random: inout SeededGenerator) -> [String] {
        (0..<Int.random(in: 0...2, using: &random)).map { _ in
            let times = [Int.random(in: 0...47, using: &random), Int.random(in: 1...48, using: &random)].sorted()
            let closing = max(times[1], times[0] + 1)
            let text = [times[0], closing].map {
                String(zeroPadded: $0 / 2, 2) + ":" + String(zeroPadded: $0 % 2 * 30, 2)
            }
            return text.joined(separator: "-")
        }
    }

    private func calendar(_ name: String, _ random: inout SeededGenerator) throws -> OfficeCalendar {
        var hours: [String: [String]] = ["wed": ["09:00-10:00"]]
        for day in ["mon", "tue", "thu", "fri", "sat", "sun"] { hours[day] = randomHours(&random) }
        return try OfficeCalendar(CalendarDefinition(name: "r", zone: name, hours: hours), zone: try zone(name))
    }

    /// Whether a minute is inside an interval of the union that `first` and `last` instants make.
    private func reference(_ office: OfficeCalendar, around day: Int64) throws -> Set<Int64> {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        var minutes: Set<Int64> = []
        for number in day - 1...day + 16 {
            let date = CivilDate(day: number)
            for text in office.definition.hours[names[date.weekday]] ?? [] {
                let ends = text.split(separator: "-").map { part in
                    part.split(separator: ":").compactMap { Int($0) }
                }
                let opening = office.zone.first(of: LocalTime(date: date, hour: ends[0][0], minute: ends[0][1]))
                let closing = office.zone.last(of: LocalTime(date: date, hour: ends[1][0], minute: ends[1][1]))
                for second in stride(from: opening.seconds, to: closing.seconds, by: 60) { minutes.insert(second / 60) }
            }
        }
        return minutes
    }

    @Test(
        "due and elapsed agree with a minute-by-minute reference, also where clocks change",
        arguments: [
            ("Europe/Berlin", "2026-03-26"), ("Europe/Berlin", "2026-10-22"), ("Australia/Lord_Howe", "2026-04-02"),
            ("America/Havana", "2026-10-29"), ("Atlantic/Azores", "2026-10-22"), ("Africa/Casablanca", "2026-02-12"),
            ("Pacific/Apia", "2011-12-27"), ("Asia/Beirut", "2026-03-26"),
        ])
    func reference(name: String, day: String) throws {
        var random = SeededGenerator(state: UInt64(day.utf8.reduce(0) { $0 * 31 + Int($1) }))
        let start = try #require(CivilDate(day)).day
        for _ in 0..<12 {
            let office = try calendar(name, &random)
            let open = try reference(office, around: start)
            let from = start * 1440 + Int64.random(in: 0..<5760, using: &random)
            let to = from + Int64.random(in: 0..<8640, using: &random)
            let seconds = try office.elapsed(from: Instant(seconds: from * 60), to: Instant(seconds: to * 60))
            #expect(seconds == Int64((from..<to).count { open.contains($0) }) * 60)
            let counted = (from...).lazy.filter { open.contains($0) }.prefix(50)
            let due = try office.due(received: Instant(seconds: from * 60), minutes: 50)
            #expect(due.seconds / 60 - 1 == counted.map { $0 }.last)
            #expect(try office.elapsed(from: Instant(seconds: from * 60), to: due) == 3000)
        }
    }

    @Test("the time until a due instant is the time asked for", arguments: SampleCalendar.allCases)
    func inverse(sample: SampleCalendar) throws {
        let office = try sample.make()
        var random = SeededGenerator(state: 11)
        for _ in 0..<100 {
            let from = Instant(milliseconds: Int64.random(in: 1_500_000_000_000...1_800_000_000_000, using: &random))
            let minutes = Int.random(in: 0...20_000, using: &random)
            let due = try office.due(received: from, minutes: minutes)
            #expect(try office.elapsed(from: from, to: due) == Int64(minutes) * 60)
        }
    }
}
