import Desk
import Suspicion
import Testing

struct SpikeAlarmTests {
    private func at(_ bucket: Int64) -> Instant { Instant(seconds: 1_700_000_000 + bucket * SpikeAlarm.bucket) }

    @Test("three comments in a quiet thread are no alarm, thirty are a flood")
    func quiet() {
        let history = [Int](repeating: 0, count: SpikeBaseline.week)
        var alarm = SpikeAlarm()
        #expect(alarm.observe(3, now: at(0), history: history).state == .calm)
        #expect(alarm.observe(11, now: at(0), history: history).state == .calm)
        #expect(alarm.observe(12, now: at(0), history: history).state == .rising)
        let report = alarm.observe(30, now: at(1), history: history)
        #expect(report.state == .flood && report.factor == 30 && report.since == at(-1))
        #expect(report.words.de == "Flut: 30 Beiträge in 15 Minuten statt 0, das 30-Fache")
        #expect(report.steps == SpikeStep.allCases)
    }

    @Test("a busy channel needs more than a quiet one")
    func busy() {
        var random = ProbeNumbers(seed: 2)
        let history = (0..<4 * SpikeBaseline.week).map { _ in Int.random(in: 15...25, using: &random) }
        var alarm = SpikeAlarm(rules: .channel)
        #expect(alarm.observe(35, now: at(0), history: history).state == .calm)
        #expect(alarm.observe(60, now: at(0), history: history).state == .rising)
        #expect(alarm.observe(120, now: at(0), history: history).state == .flood)
    }

    @Test("the same hour of the week is the measure, and one flood in it is not")
    func hourOfWeek() {
        let week = SpikeBaseline.week
        var history = [Int](repeating: 1, count: 4 * week)
        for weeks in 1...4 {
            for place in -3...3 where weeks * week + place <= 4 * week {
                history[4 * week - weeks * week + max(place, 0)] = 30
            }
        }
        let usual = SpikeBaseline(history: history)
        #expect(usual.usual >= 1)
        for weeks in 1...4 { for place in 0...2 { history[4 * week - weeks * week + place] = 30 } }
        for weeks in 1...3 { for place in 1...2 { history[4 * week - weeks * week - place] = 30 } }
        #expect(SpikeBaseline(history: history).usual == 30)
        history[4 * week - week] = 5_000
        #expect(SpikeBaseline(history: history).usual < 40)
    }

    @Test("a state is left slowly, step by step")
    func hysteresis() {
        let history = [Int](repeating: 0, count: 100)
        var alarm = SpikeAlarm()
        #expect(alarm.observe(40, now: at(0), history: history).state == .flood)
        #expect(alarm.observe(20, now: at(1), history: history).state == .flood)
        #expect(alarm.observe(5, now: at(2), history: history).state == .flood)
        #expect(alarm.observe(5, now: at(3), history: history).state == .flood)
        #expect(alarm.observe(20, now: at(3), history: history).state == .flood)
        #expect(alarm.observe(5, now: at(4), history: history).state == .flood)
        #expect(alarm.observe(5, now: at(6), history: history).state == .rising)
        #expect(alarm.observe(5, now: at(7), history: history).state == .rising)
        let report = alarm.observe(5, now: at(8), history: history)
        #expect(report.state == .calm && report.since == nil && report.steps.isEmpty)
    }

    @Test("an alarm goes on from what a store kept")
    func stored() {
        var alarm = SpikeAlarm()
        _ = alarm.observe(40, now: at(0), history: [])
        _ = alarm.observe(2, now: at(1), history: [])
        let kept = SpikeAlarm(rules: alarm.rules, state: alarm.state, since: alarm.since, lowSince: alarm.lowSince)
        #expect(kept == alarm)
    }

    @Test("odd histories are borne")
    func odd() {
        for history in [[], [-5], [Int.max / 4], [Int](repeating: 3, count: 10_000)] {
            var alarm = SpikeAlarm()
            #expect(alarm.observe(0, now: at(0), history: history).state == .calm)
            #expect(alarm.observe(0, now: at(0), history: history).usual.isFinite)
        }
    }
}
