import Desk
import StrictJSON
import Testing

struct CalendarDefinitionTests {
    private func fault(_ change: (inout CalendarDefinition) -> Void) throws -> String? {
        var definition = CalendarDefinition(name: "desk", hours: ["mon": ["08:00-12:00"]])
        change(&definition)
        let berlin = try zone("Europe/Berlin")
        do {
            _ = try OfficeCalendar(definition, zone: berlin)
            return nil
        } catch { return error.description }
    }

    @Test("faults name the field and the mend")
    func faults() throws {
        #expect(
            try fault { $0.hours["mon"]?.append("12:30-12:30") }
                == "hours.mon[1]: \"12:30-12:30\": closing must be after opening")
        #expect(try fault { $0.hours["monday"] = [] }?.hasPrefix("hours.monday: no such weekday") == true)
        #expect(try fault { $0.hours["tue"] = ["8:00-9:00"] }?.hasPrefix("hours.tue[0]: ") == true)
        #expect(try fault { $0.hours["tue"] = ["22:00-06:00"] }?.contains("24:00") == true)
        #expect(try fault { $0.hours["tue"] = ["22:00-24:01"] } != nil)
        #expect(try fault { $0.closed = ["2026-02-29"] }?.hasPrefix("closed[0]: ") == true)
        #expect(try fault { $0.special = ["soon": []] }?.hasPrefix("special: \"soon\"") == true)
        #expect(try fault { $0.holidays = "DE" }?.hasPrefix("holidays: ") == true)
        #expect(try fault { $0.name = "" }?.hasPrefix("name: ") == true)
        #expect(try fault { _ in } == nil)
    }

    @Test("a calendar that never opens is an error")
    func neverOpens() throws {
        #expect(try fault { $0.hours = [:] }?.contains("never opens") == true)
        #expect(
            try fault {
                $0.hours = ["mon": []]; $0.special = ["2026-10-31": []]
            }?.contains("never opens") == true)
        let apia = CalendarDefinition(name: "a", zone: "Pacific/Apia", special: ["2011-12-30": ["08:00-12:00"]])
        let rules = try zone("Pacific/Apia")
        #expect(throws: CalendarFault.self) { try OfficeCalendar(apia, zone: rules) }
    }

    @Test(
        "a zone name cannot lead out of the zone folder",
        arguments: ["", "../x", "/etc/passwd", "a//b", "Europe/Ber lin"])
    func zoneNames(name: String) {
        let definition = CalendarDefinition(name: "d", zone: name, hours: ["mon": ["08:00-12:00"]])
        #expect(throws: CalendarFault.self) {
            try OfficeCalendar(definition) { name throws(ZoneFault) in throw .unknownZone(name: name) }
        }
    }

    @Test("JSON keeps a definition")
    func json() throws {
        let definition = CalendarDefinition(
            name: "x", holidays: "DE-HB", closed: ["2026-12-24"], hours: ["fri": ["08:00-13:00"]],
            special: ["2026-10-31": ["10:00-12:00"]])
        #expect(try CalendarDefinition(json: JSON(parsing: definition.json.text(canonical: true))) == definition)
        #expect(throws: CalendarFault.self) { try CalendarDefinition(json: ["name": "x", "zone": "y", "odd": 1]) }
    }

    @Test("special hours replace a holiday; S22 chatwoot#14009, #10436: lunch breaks and special days")
    func specialDays() throws {
        let office = try OfficeCalendar(
            CalendarDefinition(
                name: "x", holidays: "DE-HB", closed: ["2026-06-02"],
                hours: ["mon": ["08:00-12:00", "12:30-16:00"], "tue": ["08:00-16:00"]],
                special: ["2026-05-25": ["10:00-11:00"], "2026-06-02": ["09:00-10:00"]]),
            zone: try zone("Europe/Berlin"))
        #expect(office.isOpen(at: try wall("2026-05-25 10:30", in: office.zone)))
        #expect(!office.isOpen(at: try wall("2026-06-01 12:15", in: office.zone)))
        #expect(!office.isOpen(at: try wall("2026-06-02 08:30", in: office.zone)))
        let due = try office.due(received: wall("2026-06-01 11:30", in: office.zone), minutes: 60)
        #expect(due == (try wall("2026-06-01 13:00", in: office.zone)))
    }

    @Test("S6 zammad#3180: a day without end loses no minute at midnight")
    func midnight() throws {
        let office = try SampleCalendar.always.make()
        let from = try instant("2026-06-01T10:00:00Z")
        #expect(try office.elapsed(from: from, to: from + 7 * 86_400) == 7 * 86_400)
    }

    @Test("S24 osTicket#6739: a week without Monday and Thursday")
    func oddWeek() throws {
        let hours = ["tue": ["08:00-10:00"], "wed": ["08:00-10:00"], "fri": ["08:00-10:00"]]
        let office = try OfficeCalendar(CalendarDefinition(name: "x", hours: hours), zone: try zone("Europe/Berlin"))
        let due = try office.due(received: wall("2026-06-01 09:00", in: office.zone), minutes: 5 * 60)
        #expect(due == (try wall("2026-06-05 09:00", in: office.zone)))
    }
}
