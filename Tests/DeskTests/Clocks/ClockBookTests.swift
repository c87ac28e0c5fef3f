import Desk
import StrictJSON
import Testing

struct ClockBookTests {
    @Test("an interim notice meets interim, and first response only if the policy says so", arguments: [false, true])
    func interim(stops: Bool) throws {
        var desk = try ClockCase([.firstResponse: 600, .interim: 300], interimStops: stops)
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.answerSent(at: desk.at("01 09:00"), interim: true))
        #expect(desk[.interim]?.state == .met)
        #expect(desk[.firstResponse]?.state == (stops ? .met : .running))
    }

    @Test("each office has its own clock in its own calendar")
    func units() throws {
        var desk = try ClockCase([.unit: 120], unit: "BIT")
        try desk.on(.opened(at: desk.at("05 11:00")))
        desk.facts.unit = "TBA"
        try desk.on(.assigned(unit: "TBA", at: desk.at("05 12:00")))
        #expect(desk.clocks.map(\.unit) == ["BIT", "TBA"])
        #expect(desk.clocks.map(\.state) == [.met, .running])
        #expect(try desk.clocks.map(\.due) == [desk.at("05 13:00"), desk.at("08 09:30")])
        let before = desk.clocks
        try desk.on(.assigned(unit: "TBA", at: desk.at("05 12:10")))
        #expect(desk.clocks == before)
    }

    @Test("waiting for an office pauses nothing, and a citizen's message ends a pause")
    func waits() throws {
        var desk = try ClockCase([.resolution: 600])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.paused(.waitingUnit, at: desk.at("01 09:00")))
        #expect(desk[.resolution]?.state == .running)
        try desk.on(.paused(.waitingCitizen, at: desk.at("01 09:00")))
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        #expect(try desk[.resolution]?.due == desk.at("02 09:00"))
    }

    @Test("the earliest message counts, also when messages come out of order")
    func outOfOrder() throws {
        var desk = try ClockCase([.nextResponse: 60])
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        try desk.on(.citizenMessage(at: desk.at("01 09:00")))
        #expect(try desk[.nextResponse]?.due == desk.at("01 10:00"))
        try desk.on(.answerSent(at: desk.at("01 08:30"), interim: false))
        #expect(desk[.nextResponse]?.state == .running)
    }

    @Test("a record survives JSON, and a broken one is refused")
    func json() throws {
        var desk = try ClockCase([.resolution: 600, .unit: 60], unit: "BIT")
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.paused(.snoozed, at: desk.at("01 09:00")))
        for clock in desk.clocks {
            #expect(ClockRecord(json: try JSON(parsing: clock.json.text(canonical: true))) == clock)
        }
        #expect(ClockRecord(json: ["kind": "unit"]) == nil)
        let policy = ClockPolicy(
            name: "p", channel: .mail, unit: "TBA", priority: .high, tag: "road", minutes: [.unit: 5, .interim: 0])
        #expect(try ClockPolicy(json: JSON(parsing: policy.json.text())) == policy)
    }

    @Test("the most specific policy decides; topic before unit before priority before channel; then the name")
    func selection() {
        let minutes: [ClockKind: Int] = [.resolution: 1]
        let policies = [
            ClockPolicy(name: "z", minutes: minutes), ClockPolicy(name: "a", minutes: minutes),
            ClockPolicy(name: "channel", channel: .mail, minutes: minutes),
            ClockPolicy(name: "tag", tag: "t", minutes: minutes),
            ClockPolicy(name: "two", channel: .mail, priority: .high, minutes: minutes),
        ]
        func decide(_ facts: CaseFacts) -> String? {
            ClockPolicy.deciding(.resolution, for: facts, among: policies)?.name
        }
        #expect(decide(CaseFacts(channel: .blog)) == "a")
        #expect(decide(CaseFacts(channel: .mail, tags: ["t"])) == "tag")
        #expect(decide(CaseFacts(channel: .mail, priority: .high, tags: ["t"])) == "two")
        let off = policies + [ClockPolicy(name: "praise", unit: "U", tag: "t", minutes: [.resolution: 0])]
        let facts = CaseFacts(channel: .blog, unit: "U", tags: ["t"])
        #expect(ClockPolicy.deciding(.resolution, for: facts, among: off) == nil)
    }

    @Test("a calendar that is missing is an error")
    func missingCalendar() throws {
        var desk = try ClockCase([.resolution: 1])
        desk.context.deskCalendar = "gone"
        #expect(throws: ClockFault.unknownCalendar("gone")) { try desk.on(.opened(at: desk.at("01 08:00"))) }
    }
}
