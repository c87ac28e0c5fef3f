internal import Foundation
internal import StrictJSON
internal import Testing

@Suite("lotse calendar")
struct CalendarTests {
    private static let office = """
        name = "amt"
        zone = "Europe/Berlin"
        holidays = "DE-HB"
        closed = ["2026-12-24"]
        [hours]
        mon = ["08:00-12:00", "12:30-16:00"]
        tue = ["08:00-12:00", "12:00-16:00"]
        sat = ["22:00-24:00"]
        sun = ["00:00-06:00"]
        [special]
        "2026-10-31" = ["10:00-12:00"]
        """

    private func answer(_ desk: TestDesk, _ command: String, _ file: String, _ lines: String) async throws -> Outcome {
        try await desk.run("calendar", command, "--calendar", file, input: lines)
    }

    @Test("due counts seconds, stops at closing, skips holidays and takes special days")
    func due() async throws {
        let desk = try await TestDesk(profile: nil)
        let file = try desk.file("amt.toml", Self.office)
        let cases: [(received: String, minutes: Int, due: String)] = [
            // Monday 2 March 2026, winter time.
            ("2026-03-02T07:00:00Z", 30, "2026-03-02T07:30:00Z"), ("2026-03-02T07:00:00Z", 240, "2026-03-02T11:00:00Z"),
            ("2026-03-02T10:45:30Z", 30, "2026-03-02T11:45:30Z"), ("2026-03-02T11:10:00Z", 0, "2026-03-02T11:30:00Z"),
            ("2026-03-02T08:00:00Z", 0, "2026-03-02T08:00:00Z"), ("2026-03-02T15:00:00Z", 1, "2026-03-03T07:01:00Z"),
            // The spring change takes an hour of the night from Saturday to Sunday: 22–24 and 0–6 are seven hours.
            ("2026-03-28T21:00:00Z", 420, "2026-03-29T04:00:00Z"),
            // Easter Monday is a holiday.
            ("2026-04-06T07:00:00Z", 1, "2026-04-07T06:01:00Z"),
            // Reformation day, a Saturday, has hours of its own.
            ("2026-10-31T08:00:00Z", 60, "2026-10-31T10:00:00Z"),
        ]
        let lines = cases.enumerated().map { place, one in
            #"{"id":\#(place),"received":"\#(one.received)","minutes":\#(one.minutes)}"#
        }
        let outcome = try await answer(desk, "due", file, lines.joined(separator: "\n") + "\n")
        #expect(outcome.status == 0, "\(outcome.err)")
        let answers = try outcome.lines()
        #expect(answers.map { $0["id"]?.int } == cases.indices.map { Int64($0) })
        for (answer, one) in zip(answers, cases) { #expect(answer["due"]?.string == one.due, "\(one)") }
    }

    @Test("elapsed counts whole seconds of opening time")
    func elapsed() async throws {
        let desk = try await TestDesk(profile: nil)
        let file = try desk.file("amt.toml", Self.office)
        let lines = """
            {"id":"a","from":"2026-03-02T07:00:00Z","to":"2026-03-02T15:00:00Z"}
            {"id":"b","from":"2026-03-02T10:59:59Z","to":"2026-03-02T11:30:01Z"}
            {"id":"c","from":"2026-03-28T12:00:00Z","to":"2026-03-29T12:00:00Z"}
            {"id":"d","from":"2026-03-02T08:00:00Z","to":"2026-03-02T08:00:00Z"}
            """
        let outcome = try await answer(desk, "elapsed", file, lines)
        #expect(outcome.status == 0)
        #expect(try outcome.lines().compactMap { $0["seconds"]?.int } == [27_000, 2, 25_200, 0])
    }

    @Test("a line that makes no sense is named and 65, the others are answered")
    func badLines() async throws {
        let desk = try await TestDesk(profile: nil)
        let file = try desk.file("amt.toml", Self.office)
        let lines = """
            {"id":1,"received":"2026-03-02T08:00:00","minutes":5}
            no JSON

            {"id":2,"received":"2026-03-02T08:00:00Z"}
            {"id":3,"received":"2026-03-02T08:00:00Z","minutes":-1}
            {"id":4,"received":"2026-03-02T08:00:00Z","minutes":1.5}
            {"id":5,"received":"2026-03-02T08:00:00Z","minutes":5}
            """
        let outcome = try await answer(desk, "due", file, lines)
        #expect(outcome.status == 65)
        #expect(try outcome.lines().compactMap { $0["id"]?.int } == [5])
        let told = outcome.err.split(separator: "\n")
        for number in [1, 2, 4, 5, 6] { #expect(told.contains { $0.hasPrefix("-:\(number): ") }, "\(number): \(told)") }
    }

    @Test("a range that runs backwards is 65")
    func backwards() async throws {
        let desk = try await TestDesk(profile: nil)
        let file = try desk.file("amt.toml", Self.office)
        let line = #"{"id":1,"from":"2026-03-02T08:00:01Z","to":"2026-03-02T08:00:00Z"}"#
        let outcome = try await answer(desk, "elapsed", file, line)
        #expect(outcome.status == 65)
        #expect(outcome.out.isEmpty)
    }

    @Test(
        "a bad calendar is 78, named with its file, and answers nothing",
        arguments: [
            "name = \n", "[hours]\n", "[hours]\nmon = []\n", "[hours]\nmon = [\"12:00-08:00\"]\n",
            "[hours]\nmon = [\"08:00-25:00\"]\n",
            "zone = \"Mars/Olympus\"\n[hours]\nmon = [\"08:00-12:00\"]\n",
            "holidays = \"XX\"\n[hours]\nmon = [\"08:00-12:00\"]\n",
            "[hours]\nmoonday = [\"08:00-12:00\"]\n", "[hours]\nmon = \"08:00-12:00\"\n",
            "colour = 1\n[hours]\nmon = [\"08:00-12:00\"]\n",
            "closed = [\"2026-02-30\"]\n[hours]\nmon = [\"08:00-12:00\"]\n",
        ])
    func badCalendar(toml: String) async throws {
        let desk = try await TestDesk(profile: nil)
        let file = try desk.file("bad.toml", toml)
        let line = #"{"id":1,"received":"2026-03-02T08:00:00Z","minutes":5}"#
        let outcome = try await answer(desk, "due", file, line)
        #expect(outcome.status == 78, "\(outcome.err)")
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("bad.toml"))
        #expect(outcome.err.split(separator: "\n").count == 1, "\(outcome.err)")
    }

    @Test("a calendar by name comes from the configuration, the desk or the house")
    func names() async throws {
        let desk = try await TestDesk()
        let line = #"{"id":1,"received":"2026-03-02T08:00:00Z","minutes":5}"#
        #expect(try await desk.run("calendar", "due", "--calendar", "bremerhaven", input: line).status == 0)
        #expect(try await desk.run("calendar", "due", "--calendar", "nirgends", input: line).status == 78)
        let nested = Self.office.split(separator: "\n").map {
            $0 == "[hours]" ? "[calendars.amt.hours]" : $0 == "[special]" ? "[calendars.amt.special]" : String($0)
        }
        let config = try desk.file("lotse.toml", "[calendars.amt]\n" + nested.joined(separator: "\n"))
        let found = try await desk.run("calendar", "due", "--calendar", "amt", "--config", config, input: line)
        #expect(found.status == 0, "\(found.err)")
    }

    @Test("thousands of lines are answered in their order")
    func many() async throws {
        let desk = try await TestDesk(profile: nil)
        let file = try desk.file("amt.toml", Self.office)
        let lines = (0..<5000).map { #"{"id":\#($0),"received":"\#(Rows.time($0))","minutes":\#($0 % 700)}"# }
        let outcome = try await answer(desk, "due", file, lines.joined(separator: "\n"))
        #expect(outcome.status == 0)
        #expect(try outcome.lines().compactMap { $0["id"]?.int } == (0..<5000).map { Int64($0) })
    }
}
