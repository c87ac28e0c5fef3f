import Desk
import Foundation
import Testing

struct ZoneRulesTests {
    @Test("Berlin's offsets change at 01:00 UTC")
    func berlin() throws {
        let berlin = try zone("Europe/Berlin")
        #expect(berlin.offset(at: try instant("2026-03-29T00:59:59Z")) == 3600)
        #expect(berlin.offset(at: try instant("2026-03-29T01:00:00Z")) == 7200)
        #expect(berlin.offset(at: try instant("2026-10-25T00:59:59Z")) == 7200)
        #expect(berlin.offset(at: try instant("2026-10-25T01:00:00Z")) == 3600)
        #expect(berlin.offset(at: try instant("2500-07-01T00:00:00Z")) == 7200)
        #expect(berlin.offset(at: try instant("9999-12-31T00:00:00Z")) == 3600)
    }

    @Test("02:30 exists twice in autumn and not in spring")
    func foldAndGap() throws {
        let berlin = try zone("Europe/Berlin")
        let autumn = LocalTime(date: try #require(CivilDate("2026-10-25")), hour: 2, minute: 30)
        #expect(berlin.first(of: autumn).iso == "2026-10-25T00:30:00Z")
        #expect(berlin.last(of: autumn).iso == "2026-10-25T01:30:00Z")
        let spring = LocalTime(date: try #require(CivilDate("2026-03-29")), hour: 2, minute: 30)
        #expect(berlin.first(of: spring).iso == "2026-03-29T01:00:00Z")
        #expect(berlin.last(of: spring).iso == "2026-03-29T01:00:00Z")
    }

    @Test(
        "odd zones: half hours, negative summer time, a skipped day, changes at midnight",
        arguments: [
            ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04T14:45:00Z", "2026-04-04T15:15:00Z"),
            ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03T15:30:00Z", "2026-10-03T15:30:00Z"),
            ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"),
            ("Atlantic/Azores", "2026-03-29 00:30", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
            ("Atlantic/Azores", "2026-10-25 00:00", "2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"),
            ("America/Havana", "2026-03-08 00:00", "2026-03-08T05:00:00Z", "2026-03-08T05:00:00Z"),
            ("Africa/Casablanca", "2026-02-15 02:30", "2026-02-15T01:30:00Z", "2026-02-15T02:30:00Z"),
            ("Antarctica/Troll", "2026-03-29 02:00", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00Z"),
            ("Pacific/Chatham", "2026-04-05 03:00", "2026-04-04T13:15:00Z", "2026-04-04T14:15:00Z"),
        ])
    func odd(name: String, text: String, first: String, last: String) throws {
        let rules = try zone(name)
        let parts = text.split(separator: " ")
        let time = parts[1].split(separator: ":").compactMap { Int($0) }
        let local = LocalTime(date: try #require(CivilDate(parts[0])), hour: time[0], minute: time[1])
        #expect(rules.first(of: local).iso == first)
        #expect(rules.last(of: local).iso == last)
    }

    @Test("the built-in rule agrees with the tz database for Berlin since 1996")
    func builtIn() throws {
        let built = try #require(ZoneRules.builtIn("Europe/Berlin"))
        let berlin = try zone("Europe/Berlin")
        for day in stride(from: Int64(9500), to: 60_000, by: 1) {
            let noon = Instant(seconds: day * 86_400 + 3600)
            #expect(built.offset(at: noon) == berlin.offset(at: noon))
        }
        #expect(ZoneRules.builtIn("Mars/Olympus") == nil)
    }

    @Test("an instant's wall-clock time leads back to it", arguments: ["Europe/Berlin", "Pacific/Apia", "Asia/Beirut"])
    func roundTrip(name: String) throws {
        let rules = try zone(name)
        var random = SeededGenerator(state: 7)
        for _ in 0..<5000 {
            let time = Instant(seconds: Int64.random(in: -4_000_000_000...20_000_000_000, using: &random))
            let local = rules.local(at: time)
            #expect(rules.first(of: local) <= time && time <= rules.last(of: local))
            #expect(rules.local(at: rules.first(of: local)) == local)
        }
    }

    @Test("broken files throw or are read, and never crash")
    func broken() throws {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: "/usr/share/zoneinfo/Europe/Berlin")))
        #expect(throws: ZoneFault.self) { try ZoneRules(tzif: []) }
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: ZoneFault.self) { try ZoneRules(tzif: Array(bytes[..<length])) }
        }
        var random = SeededGenerator(state: 3)
        for _ in 0..<500 {
            var damaged = bytes
            for _ in 0..<3 {
                let place = Int.random(in: 0..<damaged.count, using: &random)
                damaged[place] = UInt8(truncatingIfNeeded: random.next())
            }
            guard let rules = try? ZoneRules(tzif: damaged) else { continue }
            _ = rules.first(of: LocalTime(date: CivilDate(day: 20_000), second: 0))
            #expect(abs(rules.offset(at: Instant(seconds: 1_800_000_000))) < 93_600)
        }
    }

    @Test(
        "rules that cannot be read say where",
        arguments: ["", "CE", "CET", "CET-1CEST", "CET-1CEST,M13.1.0,M1.1.0", "<a-1"])
    func badRules(text: String) {
        #expect(throws: ZoneFault.self) { try ZoneRules(posix: text) }
    }

    @Test("summer time all the year round (RFC 8536, section 3.3.1) has one offset")
    func allYear() throws {
        let rules = try ZoneRules(posix: "XXX3EDT4,0/0,J365/23")
        for day in stride(from: Int64(0), to: 40_000, by: 5) {
            #expect(rules.offset(at: Instant(seconds: day * 86_400)) == -4 * 3600)
        }
    }
}
