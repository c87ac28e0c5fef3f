import Desk
import Testing

/// What other products got wrong, one test each.
struct ClockDefectTests {
    private let all: [ClockKind: Int] = [.firstResponse: 600, .nextResponse: 60, .resolution: 2400]

    @Test("S1 zammad#5177: a short next response does not overrule the first response")
    func s1() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 09:00")))
        try desk.on(.citizenMessage(at: desk.at("01 09:30")))
        #expect(desk[.nextResponse] == nil)
        #expect(try desk.clocks.deadline == desk.at("02 09:00"))
    }

    @Test("S2 zammad#3140: nothing escalates when the city wrote last")
    func s2() throws {
        var desk = try ClockCase([.firstResponse: 60, .nextResponse: 60])
        try desk.on(.opened(at: desk.at("01 09:00")))
        try desk.on(.answerSent(at: desk.at("01 09:30"), interim: false))
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        try desk.on(.answerSent(at: desk.at("01 10:30"), interim: false))
        try desk.on(.escalate(at: desk.at("03 10:00")))
        #expect(desk.clocks.deadline == nil)
        #expect(!desk.clocks.contains { $0.escalated })
    }

    @Test("S3 zammad#2082, S4 zammad#2579 #4516: the first reply clears its deadline and says when it was met")
    func s3s4() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 09:00")))
        try desk.on(.answerSent(at: desk.at("01 10:00"), interim: false))
        #expect(desk[.firstResponse]?.state == .met)
        #expect(try desk[.firstResponse]?.metAt == desk.at("01 10:00"))
        let resolution = try desk.at("05 09:00")
        #expect(desk.clocks.deadline == resolution)
        try desk.on(.closed(at: desk.at("01 11:00")))
        #expect(try desk[.resolution]?.metAt == desk.at("01 11:00"))
        #expect(desk[.resolution]?.state == .met)
    }

    @Test("S5 zammad#3410: the response took from the opening to the answer, not to the last activity")
    func s5() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 17:00")))
        try desk.on(.answerSent(at: desk.at("02 09:00"), interim: false))
        try desk.on(.citizenMessage(at: desk.at("05 09:00")))
        let why = try ClockBook(context: desk.context, facts: desk.facts).why(desk.clocks, at: desk.at("08 09:00"))
        #expect(why.first?.used == 7200)
    }

    @Test("S8 zammad#188: pauses of both kinds count after several reopenings")
    func s8() throws {
        var desk = try ClockCase([.resolution: 600])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.paused(.waitingCitizen, at: desk.at("01 09:00")))
        #expect(desk[.resolution]?.due == nil)
        #expect(desk[.resolution]?.remaining == Int64(32_400))
        try desk.on(.resumed(at: desk.at("01 11:00")))
        try desk.on(.paused(.snoozed, at: desk.at("01 17:00")))
        try desk.on(.resumed(at: desk.at("02 09:00")))
        try desk.on(.closed(at: desk.at("02 10:00")))
        try desk.on(.reopenedByClerk(at: desk.at("02 12:00")))
        #expect(try desk[.resolution]?.due == desk.at("02 14:00"))
        let why = try ClockBook(context: desk.context, facts: desk.facts).why(desk.clocks, at: desk.at("02 13:00"))
        #expect(why.first?.pauses.map(\.seconds) == [7200, 7200, 7200])
        #expect(why.first?.counted.last?.sum == 36_000)
    }

    @Test("S9 zammad#904, #2949: merged, spam and imported cases run no clocks", arguments: 0..<3)
    func s9(which: Int) throws {
        var desk = try ClockCase(all)
        var old = desk
        old.facts.isOld = true
        try old.on(.opened(at: desk.at("01 08:00")))
        try old.on(.citizenMessage(at: desk.at("01 09:00")))
        #expect(old.clocks.isEmpty)
        try desk.on(.opened(at: desk.at("01 08:00")))
        let now = try desk.at("01 09:00")
        try desk.on([.merged(at: now), .spam(at: now), .closed(at: now)][which])
        try desk.on(.escalate(at: desk.at("30 09:00")))
        #expect(desk.clocks.allSatisfy { !$0.state.isOpen && !$0.escalated })
        #expect(desk.clocks.deadline == nil)
    }

    @Test("S10 zammad#4353: a policy that is switched off leaves nothing red; switched on again it goes on")
    func s10() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 08:00")))
        desk.context.policies[0].isActive = false
        try desk.on(.policyChanged(at: desk.at("03 08:00")))
        #expect(desk.clocks.allSatisfy { $0.state == .cancelled })
        #expect(try !desk.clocks.isOverdue(at: desk.at("30 08:00")))
        desk.context.policies[0].isActive = true
        try desk.on(.policyChanged(at: desk.at("03 09:00")))
        #expect(try desk.clocks.deadline == desk.at("01 18:00"))
    }

    @Test("S11 zammad#1322: a citizen's message on any way starts the wait")
    func s11() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.answerSent(at: desk.at("01 09:00"), interim: false))
        desk.facts.channel = .website
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        #expect(try desk[.nextResponse]?.due == desk.at("01 11:00"))
    }

    @Test("S12 zammad#1620, #3642: a note changes no clock, S20: nor does an automatic receipt")
    func s12() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 08:00")))
        let before = desk.clocks
        try desk.on(.note(at: desk.at("01 09:00")))
        try desk.on(.automaticReceipt(at: desk.at("01 09:00")))
        #expect(desk.clocks == before)
    }

    @Test("S13 zammad#4432, #2157: warnings and escalations come in opening time only")
    func s13() throws {
        var desk = try ClockCase([.firstResponse: 60])
        try desk.on(.opened(at: desk.at("05 17:30")))
        let warn = try #require(desk[.firstResponse]?.warnAt)
        #expect(try warn == desk.at("08 08:15"))
        #expect(desk.office.isOpen(at: warn))
        try desk.on(.escalate(at: desk.at("09 02:00")))
        #expect(desk[.firstResponse]?.escalated == false)
        try desk.on(.escalate(at: desk.at("09 08:00")))
        #expect(desk[.firstResponse]?.escalated == true)
    }

    @Test("S14 zammad#3837: the explanation sums up to the minutes of the policy")
    func s14() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("05 17:30")))
        let why = try ClockBook(context: desk.context, facts: desk.facts).why(desk.clocks, at: desk.at("05 17:30"))
        for item in why { #expect(item.sum == Int64(item.clock.minutes) * 60 && item.counted.last?.sum == item.sum) }
    }

    @Test("S15 zammad#6296: a breach before the pause stays red while waiting")
    func s15() throws {
        var desk = try ClockCase([.resolution: 60])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.paused(.waitingCitizen, at: desk.at("01 10:00")))
        #expect(desk[.resolution]?.state == .paused)
        #expect(try desk.clocks.isOverdue(at: desk.at("01 11:00")))
        #expect(try desk.clocks.deadline == desk.at("01 09:00"))
        try desk.on(.resumed(at: desk.at("01 12:00")))
        #expect(try desk[.resolution]?.due == desk.at("01 09:00"))
    }

    @Test("S17 chatwoot#10178: the wait ends at closing, and the policy follows the office")
    func s17() throws {
        var desk = try ClockCase(all)
        desk.context.policies.append(ClockPolicy(name: "tba", unit: "TBA", minutes: [.resolution: 600]))
        try desk.on(.opened(at: desk.at("01 08:00")))
        desk.facts.unit = "TBA"
        try desk.on(.assigned(unit: "TBA", at: desk.at("01 09:00")))
        #expect(desk[.resolution]?.policy == "tba")
        #expect(try desk[.resolution]?.due == desk.at("01 18:00"))
        #expect(desk[.firstResponse]?.policy == "standard")
        try desk.on(.answerSent(at: desk.at("01 09:30"), interim: false))
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        try desk.on(.closed(at: desk.at("01 10:30")))
        #expect(desk[.nextResponse]?.state == .cancelled)
    }

    @Test("S18 chatwoot PR 15024: a miss is frozen at closing")
    func s18() throws {
        var desk = try ClockCase([.resolution: 60])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.closed(at: desk.at("01 10:00")))
        #expect(desk[.resolution]?.state == .missed)
        let book = ClockBook(context: desk.context, facts: desk.facts)
        #expect(try book.why(desk.clocks, at: desk.at("01 10:00")) == book.why(desk.clocks, at: desk.at("01 10:00")))
        #expect(try book.why(desk.clocks, at: desk.at("30 10:00")).first?.used == 7200)
    }

    @Test("S19 chatwoot PR 13392: a late first reply is missed, and says when it came")
    func s19() throws {
        var desk = try ClockCase([.firstResponse: 60])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.answerSent(at: desk.at("01 09:00") + 1, interim: false))
        #expect(desk[.firstResponse]?.state == .missed)
        #expect(try desk[.firstResponse]?.metAt == desk.at("01 09:00") + 1)
    }

    @Test("S20 chatwoot PR 13181: a sent answer ends the wait, whoever wrote it")
    func s20() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.answerSent(at: desk.at("01 09:00"), interim: false))
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        try desk.on(.citizenMessage(at: desk.at("01 10:30")))
        #expect(try desk[.nextResponse]?.started == desk.at("01 10:00"))
        try desk.on(.answerSent(at: desk.at("01 11:00"), interim: false))
        #expect(desk[.nextResponse]?.state == .met)
    }

    @Test("S21 chatwoot PR 13417, 11787, 12058: the wait survives handing on and begins anew at a reopening")
    func s21() throws {
        var desk = try ClockCase(all)
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.answerSent(at: desk.at("01 09:00"), interim: false))
        try desk.on(.citizenMessage(at: desk.at("01 10:00")))
        desk.facts.unit = "TBA"
        try desk.on(.assigned(unit: "TBA", at: desk.at("01 10:15")))
        #expect(try desk[.nextResponse]?.started == desk.at("01 10:00"))
        try desk.on(.closed(at: desk.at("01 10:30")))
        try desk.on(.reopenedByCitizen(at: desk.at("03 10:00")))
        #expect(try desk[.nextResponse]?.started == desk.at("03 10:00"))
        #expect(try desk.clocks.deadline == desk.at("03 11:00"))
    }

    @Test("S23 chatwoot#10241: a snoozed case has nothing that could fall due")
    func s23() throws {
        var desk = try ClockCase([.resolution: 600])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.paused(.snoozed, at: desk.at("01 09:00")))
        try desk.on(.escalate(at: desk.at("30 09:00")))
        #expect(desk.clocks.deadline == nil)
        #expect(desk[.resolution]?.escalated == false)
    }

    @Test("S25 osTicket#5160, PR 5206: a longer time lifts the mark of an escalation")
    func s25() throws {
        var desk = try ClockCase([.resolution: 60])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.escalate(at: desk.at("01 10:00")))
        #expect(desk[.resolution]?.escalated == true)
        desk.context.policies[0].minutes[.resolution] = 600
        try desk.on(.policyChanged(at: desk.at("01 10:00")))
        #expect(desk[.resolution]?.escalated == false)
        #expect(try !desk.clocks.isOverdue(at: desk.at("01 11:00")))
    }

    @Test("S26 osTicket#3648: the policy of the topic wins over the general one")
    func s26() throws {
        var desk = try ClockCase([.firstResponse: 600])
        desk.context.policies.append(ClockPolicy(name: "danger", tag: "danger", minutes: [.firstResponse: 60]))
        desk.facts.tags = ["danger"]
        try desk.on(.opened(at: desk.at("01 08:00")))
        #expect(desk[.firstResponse]?.policy == "danger")
    }

    @Test("S27 djh#8, #1235: an escalation comes after the due instant and only once")
    func s27() throws {
        var desk = try ClockCase([.firstResponse: 60])
        try desk.on(.opened(at: desk.at("01 08:00")))
        try desk.on(.escalate(at: desk.at("01 09:00")))
        #expect(desk[.firstResponse]?.escalated == false)
        try desk.on(.escalate(at: desk.at("01 09:00") + 1))
        let once = desk.clocks
        #expect(desk[.firstResponse]?.escalated == true)
        try desk.on(.escalate(at: desk.at("01 10:00")))
        #expect(desk.clocks == once)
    }
}
